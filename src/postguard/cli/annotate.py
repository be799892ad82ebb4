"""`check --annotate`: copies of the judged pictures with the faces framed and numbered, and nobody named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from postguard.blur import NotDrawn, annotated, copy_name
from postguard.checkbase import NotJudged
from postguard.cli.check import say
from postguard.draft import Draft, Problem
from postguard.guard import Guard
from postguard.writing import write_atomically


def annotate(drafts: Iterable[tuple[Guard, Draft]], folder: Path) -> None:
    """Write a copy of each picture of the drafts into the folder; pictures of one name get numbers.

    The faces are numbered as `blur --faces` counts them: the largest first. Raises click.UsageError where the folder
    cannot be written.
    """
    written: dict[str, int] = {}
    done: set[Path] = set()
    for guard, draft in drafts:
        facts = guard.facts(draft)
        for at, _ in draft.images():
            path = facts.media[at].located
            if isinstance(path, Problem) or path in done:
                continue  # what is wrong with it stands in the report
            done.add(path)
            try:
                data, suffix = annotated(path, [face.box for face in facts.faces(at)], guard.config.limits)
                name = copy_name(path, suffix, "faces")
                written[name] = count = written.get(name, 0) + 1
                copy = folder / (name if count == 1 else copy_name(path, suffix, f"faces-{count}"))
                folder.mkdir(parents=True, exist_ok=True)
                write_atomically(copy, data)
            except (NotJudged, NotDrawn) as error:
                say(f"{path.name}: {error.why[guard.lang]}")
            except OSError as error:
                raise click.UsageError(f"{error.filename or folder}: cannot be written ({error.strerror})") from None
