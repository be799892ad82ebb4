"""Walking a folder: which files in it may hold drafts, and which .gitignore or `exclude` pass over."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pathspec

if TYPE_CHECKING:
    from postguard.config import Config
    from postguard.sources import Source

_Ignores = list[tuple[Path, pathspec.GitIgnoreSpec]]


def drafts_below(folder: Path, sources: Sequence[Source], config: Config) -> Iterator[Path]:
    """The files with drafts below a folder, sorted; what .gitignore or `exclude` names is passed over, hidden ones too.

    What has a draft's name and is no file (a broken link, a pipe), and a folder that cannot be opened, come too, so that
    the reader says so.
    """
    suffixes = {suffix for source in sources if source.in_folders for suffix in source.suffixes}
    own = pathspec.GitIgnoreSpec.from_lines(config.exclude)
    ignores: _Ignores = list(_outer_ignores(folder.resolve()))
    registers = {(config.folder or Path()) / name for name in (*config.registers, *config.accounts)}
    closed: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(where).resolve()
        ignores += _ignores(here)
        around = [(base, spec) for base, spec in ignores if here.is_relative_to(base)]
        outside = [(config.folder, own)] if config.folder and here.is_relative_to(config.folder) else []

        def passed_over(
            name: str, end: str = "", here: Path = here, lists: Sequence[_Ignores] = (around, outside)
        ) -> bool:
            return name.startswith(".") or any(_matches(here / name, specs, end) for specs in lists)

        folders[:] = sorted(name for name in folders if not passed_over(name, "/"))
        for name in sorted(names):
            if Path(name).suffix.lower() in suffixes and here / name not in registers and not passed_over(name):
                yield Path(where) / name
    yield from closed


def _ignores(folder: Path) -> Iterator[tuple[Path, pathspec.GitIgnoreSpec]]:
    file = folder / ".gitignore"
    if file.is_file():
        yield folder, pathspec.GitIgnoreSpec.from_lines(file.read_text(encoding="utf-8", errors="replace").splitlines())


def _outer_ignores(folder: Path) -> Iterator[tuple[Path, pathspec.GitIgnoreSpec]]:
    """The .gitignore files above a folder of a repository, the outermost first."""
    above: _Ignores = []
    if any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        for parent in (folder, *folder.parents):
            if parent != folder:
                above += _ignores(parent)
            if (parent / ".git").exists():
                break
    yield from reversed(above)


def _matches(path: Path, specs: _Ignores, end: str) -> bool:
    """Whether a path is ignored: the innermost file that says anything decides, as in git."""
    said = (spec.check_file(path.relative_to(base).as_posix() + end).include for base, spec in reversed(specs))
    return next((ignored for ignored in said if ignored is not None), False)
