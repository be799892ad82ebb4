"""postguard checks draft social-media posts before a public body publishes them.

import postguard
for draft in postguard.load("drafts/"):
    report = postguard.check(draft)

Importing this package is cheap: plugins and models load when a Guard first needs them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from postguard.draft import Answer, Draft, Media, Shows
from postguard.finding import Edit, Finding, Reference, Report

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from postguard.checkbase import Check, NotJudged
    from postguard.guard import Guard
    from postguard.hookspecs import hookimpl

__version__ = "0.1.0"
__all__ = [
    "Answer", "Check", "Draft", "Edit", "Finding", "Guard", "Media", "NotJudged", "Reference", "Report", "Shows",
    "check", "check_many", "hookimpl", "load",
]  # fmt: skip

_LATE = {"Check": "checkbase", "NotJudged": "checkbase", "Guard": "guard", "hookimpl": "hookspecs"}


def __getattr__(name: str) -> Any:
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(f"postguard.{_LATE[name]}"), name)
    raise AttributeError(f"module 'postguard' has no attribute {name!r}")


def check(draft: Draft) -> Report:
    """Check one draft under the configuration found upwards of its file (of the working folder without one)."""
    from postguard.guard import guard_for

    return guard_for(draft.origin.path if draft.origin else ".").check(draft)


def check_many(drafts: Iterable[Draft], executor: Executor | None = None) -> Iterator[Report]:
    """Check drafts in their order, under the configuration found upwards of the first one's file."""
    from itertools import chain

    from postguard.guard import guard_for

    coming = iter(drafts)
    for first in coming:
        guard = guard_for(first.origin.path if first.origin else ".")
        yield from guard.check_many(chain([first], coming), executor)


def load(path: Path | str) -> Iterator[Draft]:
    """The drafts of a file, a folder, or standard input ("-")."""
    from postguard.guard import guard_for

    return guard_for(path).load(path)
