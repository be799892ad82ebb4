"""The family `source`: every module here holds one rule."""

from __future__ import annotations

from postguard.checkbase import Check, checks_in
from postguard.hookspecs import hookimpl


@hookimpl
def postguard_checks() -> list[type[Check]]:
    """The rules of this family."""
    return checks_in(__name__)
