"""Answers written as text, in a cell, an event or a front matter: `alt-missing: dekorativ bild /AB 2026-11-20`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.sources.values import Wrong
from postguard.tables.dates import read_date

_START = re.compile(r"(?:\A|[\n;])[ \t]*(?:[-•*][ \t]*)?(?P<rule>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:[ \t]+(?P<pointer>/[a-z0-9_/]{1,40}))?[ \t]*:", re.IGNORECASE)  # fmt: skip
_UNTIL = re.compile(r"(?:^|\s)(?:t\.?o\.?m\.?|till och med|gäller till|until)\s+(?P<day>[^\s].{3,20})$", re.IGNORECASE)
_SIGNED = re.compile(r"(?:^|\s)/\s?(?P<by>[^\W\d][^/\n\d]{0,60}?)(?:,?\s+(?P<day>\d[\d/.: -]{2,20}))?$")

SYNTAX = Wrong(
    "skriv svaret som regel: svar /namn datum, t.ex. alt-missing: dekorativ bild /AB 2026-11-20",
    "write the answer as rule: answer /name date, such as alt-missing: decorative picture /AB 2026-11-20",
)


def names_answers(text: str) -> bool:
    """Whether a text begins like an answer."""
    return _START.match(text.strip()) is not None


def read_answers(text: str) -> Iterator[dict[str, str]]:
    """The answers in a text, one a line or with semicolons between, as mappings. Raises Wrong where it begins otherwise.

    An answer is `rule: answer`; a place may follow the rule (`alt-missing /media/1/alt: …`), and at the end a name after
    a slash, the day of the answer, and `t.o.m.` or `until` with the last day that it holds.
    """
    text = text.strip()
    starts = list(_START.finditer(text))
    if not starts or starts[0].start() != 0:
        raise SYNTAX
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(text)
        answer = " ".join(text[start.end() : end].split())
        found = {"rule": start["rule"].lower()}
        if start["pointer"]:
            found["pointer"] = start["pointer"]
        if until := _UNTIL.search(answer[-60:]):
            found["until"] = _day(until["day"])
            answer = answer[: len(answer) - len(until.group())].rstrip(" ,")
        tail = answer[-100:]
        if signed := _SIGNED.search(tail):
            found["by"] = signed["by"].strip(" ,")
            if signed["day"]:
                found["at"] = _day(signed["day"])
            answer = answer[: len(answer) - len(signed.group())].rstrip(" ,")
        yield found | {"answer": answer}


def _day(written: str) -> str:
    """The day in ISO format; as it stands where it is unclear, so that reading the answer says so."""
    moment = read_date(written.strip(" .")).moment
    return moment.date().isoformat() if moment else written
