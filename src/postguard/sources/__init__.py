"""Sources: from a path to drafts. Nothing here judges; what cannot be read comes as a draft that says so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from postguard.draft import SUFFIXES, Draft, Origin
from postguard.hookspecs import hookimpl

if TYPE_CHECKING:
    from postguard.config import Config


class Source(NamedTuple):
    """A kind of file: the suffixes of its names (lower case, with the dot), its reader, and whether folders hold it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[Path, BinaryIO, Config], Iterator[Draft]]
    in_folders: bool = True


@hookimpl
def postguard_sources() -> list[Source]:
    """Markdown, .jsonl, .json, .yaml, content calendars, plain text and bare media files."""
    from postguard.sources import documents, files
    from postguard.sources.calendar import events, tables

    return [
        Source("markdown", (".md", ".markdown"), files.markdown),
        Source("jsonl", (".jsonl", ".ndjson"), documents.json_lines),
        Source("json", (".json",), documents.json_document),
        Source("yaml", (".yaml", ".yml"), documents.yaml_document),
        Source("excel", (".xlsx", ".xlsm"), tables.table),
        Source("old-excel", (".xls",), tables.table, in_folders=False),
        Source("csv", (".csv", ".tsv"), tables.table),
        Source("icalendar", (".ics", ".ical"), events.calendar),
        Source("text", (".txt",), files.markdown, in_folders=False),
        Source(
            "media", tuple(s for suffixes in SUFFIXES.values() for s in suffixes), files.media_file, in_folders=False
        ),
    ]


def load(path: Path, sources: Sequence[Source], config: Config) -> Iterator[Draft]:
    """The drafts at a path: a file, a folder with all below it, or "-" for standard input.

    Raises FileNotFoundError for a path that does not exist. In a folder, media files count only through the drafts
    that name them, and JSON or YAML files that hold no draft are passed over. A folder without any draft is said.
    """
    if str(path) == "-":
        from postguard.sources.stdin import standard_input

        yield from standard_input(sources, config)
    elif os.path.isdir(path):  # noqa: PTH112  # a name that is too long is no folder, and no traceback
        yield from _folder(path, sources, config)
    elif os.path.lexists(path):  # a link that leads nowhere is there, and is said
        yield from _read(path, sources, config)
    else:
        raise FileNotFoundError(str(path))


def _folder(folder: Path, sources: Sequence[Source], config: Config) -> Iterator[Draft]:
    from postguard.sources.bounds import is_no_draft, unreadable
    from postguard.sources.calendar.remarks import is_no_calendar, passed_over
    from postguard.sources.folders import drafts_below

    empty, root = True, folder.resolve()
    for file in drafts_below(folder, sources, config):
        if file.is_symlink() and not _inside(file, root):
            drafts = iter(
                [
                    unreadable(
                        Origin(str(file)), {"sv": "länken leder ut ur mappen", "en": "the link leads out of the folder"}
                    )
                ]
            )
        else:
            drafts = _read(file, sources, config)
        for draft in drafts:
            if is_no_calendar(draft):
                yield passed_over(draft)
            elif file.suffix.lower() not in (".json", ".yaml", ".yml") or not is_no_draft(draft):
                empty = False
                yield draft
    if empty:  # nothing was judged, which must not read as "nothing was found"
        yield unreadable(
            Origin(str(folder)), {"sv": "det finns inga utkast i mappen", "en": "there are no drafts in the folder"}
        )


def _inside(link: Path, root: Path) -> bool:
    """Whether a link leads to a place below `root`; one that leads nowhere does, since there it is said to be no file."""
    try:
        return not link.exists() or link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _read(path: Path, sources: Iterable[Source], config: Config) -> Iterator[Draft]:
    from postguard.sources.bounds import unreadable

    def fault(sv: str, en: str) -> Draft:
        return unreadable(Origin(str(path)), {"sv": sv, "en": en})

    source = next((s for s in sources if path.suffix.lower() in s.suffixes), None)
    if path.is_dir():
        yield fault("mappen går inte att öppna", "the folder cannot be opened")
    elif source is None:
        kind = path.suffix[:20] or "?"
        yield fault(f"filer av slaget {kind} läses inte", f"files of the kind {kind} are not read")
    elif not path.is_file():
        yield fault("det är ingen fil", "it is not a file")
    else:
        try:
            with path.open("rb") as stream:
                yield from source.read(path, stream, config)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield fault(f"filen går inte att öppna ({reason})", f"the file cannot be opened ({reason})")
        except (
            Exception
        ) as error:  # a reader, a plugin's too, costs its own file and no other; its message may hold text
            name = type(error).__name__
            yield fault(f"läsaren klarade inte filen ({name})", f"its reader could not cope with it ({name})")
