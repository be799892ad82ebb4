"""Sources: from a path to drafts. Nothing here judges; what cannot be read comes as a draft that says so."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from postguard.draft import SUFFIXES, Draft, Origin
from postguard.hookspecs import hookimpl

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from postguard.config import Config


class Source(NamedTuple):
    """A kind of file: the suffixes of its names (lower case, with the dot), its reader, and whether folders hold it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, BinaryIO, Config], Iterator[Draft]]
    in_folders: bool = True


@hookimpl
def postguard_sources() -> list[Source]:
    """Markdown, .jsonl, .json, .yaml, plain text and bare media files."""
    from postguard.sources import files

    return [
        Source("markdown", (".md", ".markdown"), files.markdown),
        Source("jsonl", (".jsonl", ".ndjson"), files.json_lines),
        Source("json", (".json",), files.json_document),
        Source("yaml", (".yaml", ".yml"), files.yaml_document),
        Source("text", (".txt",), files.markdown, in_folders=False),
        Source(
            "media", tuple(s for suffixes in SUFFIXES.values() for s in suffixes), files.media_file, in_folders=False
        ),
    ]


def load(path: Path, sources: Sequence[Source], config: Config) -> Iterator[Draft]:
    """The drafts at a path: a file, a folder with all below it, or "-" for standard input.

    Raises FileNotFoundError for a path that does not exist. In a folder, media files count only through the drafts
    that name them, and JSON or YAML files that hold no draft are passed over.
    """
    if str(path) == "-":
        yield from _standard_input(sources, config)
    elif path.is_dir():
        for file in drafts_below(path, sources, config):
            for draft in _read(file, sources, config):
                if draft.readable or file.suffix.lower() not in (".json", ".yaml", ".yml") or not _no_draft(draft):
                    yield draft
    elif path.exists() or path.is_symlink():
        yield from _read(path, sources, config)
    else:
        raise FileNotFoundError(str(path))


def _no_draft(draft: Draft) -> bool:
    from postguard.sources.files import NOT_A_DRAFT

    return any(problem.why == NOT_A_DRAFT for problem in draft.problems)


def _read(path: Path, sources: Iterable[Source], config: Config) -> Iterator[Draft]:
    from postguard.sources.files import unreadable

    source = next((s for s in sources if path.suffix.lower() in s.suffixes), None)
    if source is None:
        yield unreadable(
            Origin(str(path)),
            {
                "sv": f"filer av slaget {path.suffix or '?'} läses inte",
                "en": f"files of the kind {path.suffix or '?'} are not read",
            },
        )
    elif not path.is_file():
        yield unreadable(Origin(str(path)), {"sv": "det är ingen fil", "en": "it is not a file"})
    else:
        try:
            with path.open("rb") as stream:
                yield from source.read(path, stream, config)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield unreadable(
                Origin(str(path)),
                {"sv": f"filen går inte att öppna ({reason})", "en": f"the file cannot be opened ({reason})"},
            )


def _standard_input(sources: Iterable[Source], config: Config) -> Iterator[Draft]:
    data = sys.stdin.buffer.read(20 * config.limits.source_bytes)
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    lines = [line for line in data.splitlines() if line.strip()]
    kind = (
        "markdown"
        if start not in (b"{", b"[")
        else "jsonl"
        if len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines)
        else "json"
    )
    source = next(s for s in sources if s.name == kind)
    yield from source.read(Path("-"), io.BytesIO(data), config)


def drafts_below(folder: Path, sources: Sequence[Source], config: Config) -> Iterator[Path]:
    """The files with drafts below a folder, sorted; what .gitignore or `exclude` names is passed over, hidden ones too."""
    import pathspec

    suffixes = {suffix for source in sources if source.in_folders for suffix in source.suffixes}
    own = pathspec.GitIgnoreSpec.from_lines(config.exclude)
    ignored = list(_outer_ignores(folder.resolve()))
    registers = {(config.folder or Path()) / name for name in config.registers}
    for where, folders, names in os.walk(folder):
        here = Path(where).resolve()
        ignored += _ignores(here)
        specs = [(base, spec) for base, spec in ignored if here.is_relative_to(base)]
        if config.folder and here.is_relative_to(config.folder):
            specs.append((config.folder, own))
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _matches(here / name, specs, "/")
        )
        for name in sorted(names):
            file = here / name
            known = Path(name).suffix.lower() in suffixes and not name.startswith(".")
            if (
                known
                and file not in registers
                and not _matches(file, specs)
                and file.is_file()
                and file.resolve().is_relative_to(folder.resolve())
            ):
                yield Path(where) / name


def _ignores(folder: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    import pathspec

    file = folder / ".gitignore"
    if file.is_file():
        yield folder, pathspec.GitIgnoreSpec.from_lines(file.read_text(encoding="utf-8", errors="replace").splitlines())


def _outer_ignores(folder: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
    if any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        for parent in folder.parents:
            yield from _ignores(parent)
            if (parent / ".git").exists():
                return


def _matches(path: Path, specs: Iterable[tuple[Path, GitIgnoreSpec]], end: str = "") -> bool:
    return any(spec.match_file(path.relative_to(base).as_posix() + end) for base, spec in specs)
