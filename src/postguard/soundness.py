"""Whether what a check found can be reported: a finding that points nowhere is a fault of its check, found here and
not later, where it would cost every other finding."""

from __future__ import annotations

from typing import Any, Protocol

from postguard.draft import Media
from postguard.finding import LEVELS, Edit, Finding, Reference

_HIDDEN = ("/origin", "/problems", "/readable")
"""Places of a Draft that are none of the canonical draft."""


class Judged(Protocol):
    """What a finding may be about: a draft, or an account."""

    def resolve(self, pointer: str) -> Any:
        """The value at a JSON Pointer. Raises KeyError where there is no such place."""


def validate(finding: Finding, draft: Judged, rule: str) -> None:
    """Raise TypeError, ValueError or KeyError for a finding of `rule` that cannot be reported."""
    if not isinstance(finding, Finding):
        raise TypeError("a check yields findings")
    words = (finding.message, finding.pointer, finding.help, finding.about)
    if finding.rule != rule or not all(isinstance(word, str) for word in words):
        raise TypeError("rule, message, pointer and help are text")
    if finding.level not in LEVELS or finding.kind not in ("fail", "review"):
        raise ValueError("unknown level or kind")
    _check_span(finding.span, _value(finding.pointer, draft))
    if finding.box is not None and not _are_numbers(finding.box, 4):
        raise TypeError("box")
    for items, kind in ((finding.edits, Edit), (finding.references, Reference)):
        if not isinstance(items, tuple) or not all(isinstance(item, kind) for item in items):
            raise TypeError("edits and references are tuples")
    for edit in finding.edits:
        _check_edit(edit, draft)


def _value(pointer: str, draft: Judged) -> object:
    if pointer in _HIDDEN or (pointer and not pointer.startswith("/")):
        raise KeyError(pointer)
    value: object = draft.resolve(pointer)
    return value


def _check_span(span: object, value: object) -> None:
    if span is None:
        return
    if not isinstance(span, tuple) or not _are_numbers(span, 2):
        raise TypeError("span")
    if not isinstance(value, str) or not 0 <= span[0] <= span[1] <= len(value):
        raise ValueError("span outside the text")


def _check_edit(edit: Edit, draft: Judged) -> None:
    value = _value(edit.pointer, draft)
    _check_span(edit.span, value)
    changes_text = edit.span is not None and isinstance(edit.replacement, str)
    strips = edit.action in ("strip-location", "strip-owner") and isinstance(value, Media)
    blurs = edit.action == "blur-faces" and isinstance(value, Media) and bool(edit.boxes) and not edit.safe
    if not isinstance(edit.boxes, tuple) or not all(_are_numbers(box, 4) for box in edit.boxes):
        raise TypeError("boxes")
    if not changes_text and not strips and not blurs:
        raise ValueError("an edit that changes nothing")


def _are_numbers(value: object, count: int) -> bool:
    return isinstance(value, tuple) and len(value) == count and all(type(number) is int for number in value)
