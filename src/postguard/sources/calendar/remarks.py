"""What was odd about a calendar as a whole, as one item of the report that names the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from postguard.draft import Draft, Origin, Problem, Text
from postguard.sources.bounds import unreadable

NO_CALENDAR: Text = {
    "sv": "ingen rad namnger kolumner för text eller bild (postguard calendar inspect visar vad som står där)",
    "en": "no row names columns of text or pictures (postguard calendar inspect shows what stands there)",
}

_COUNTED: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "published": (
        ("1 inlägg är redan publicerat och bedömdes inte (--all bedömer även det)", "1 post is published already and was not judged (--all judges it too)"),
        ("{n} inlägg är redan publicerade och bedömdes inte (--all bedömer även dem)", "{n} posts are published already and were not judged (--all judges them too)"),
    ),
    "cancelled": (
        ("1 inlägg är struket eller inställt och bedömdes inte", "1 post is cancelled and was not judged"),
        ("{n} inlägg är strukna eller inställda och bedömdes inte", "{n} posts are cancelled and were not judged"),
    ),
    "empty": (
        ("1 rad eller händelse har varken text eller bild och bedömdes inte", "1 row or event has neither text nor picture and was not judged"),
        ("{n} rader eller händelser har varken text eller bild och bedömdes inte", "{n} rows or events have neither text nor picture and were not judged"),
    ),
    "hidden": (
        ("1 dold rad lästes och bedömdes som de andra", "1 hidden row was read and judged like the others"),
        ("{n} dolda rader lästes och bedömdes som de andra", "{n} hidden rows were read and judged like the others"),
    ),
    "note": (
        ("1 cellkommentar hör inte till inlägget och bedömdes inte", "1 cell note is no part of its post and was not judged"),
        ("{n} cellkommentarer hör inte till inläggen och bedömdes inte", "{n} cell notes are no part of their posts and were not judged"),
    ),
    "outside": (
        ("1 tillfälle av återkommande händelser har passerat eller ligger mer än ett år bort och bedömdes inte", "1 time of recurring events is past or over a year away and was not judged"),
        ("{n} tillfällen av återkommande händelser har passerat eller ligger mer än ett år bort och bedömdes inte", "{n} times of recurring events are past or over a year away and were not judged"),
    ),
}  # fmt: skip


def counted(tally: Counter[str]) -> Iterator[Text]:
    """A sentence for each kind that was met."""
    for kind, (one, several) in _COUNTED.items():
        if tally[kind]:
            sv, en = one if tally[kind] == 1 else several
            yield {"sv": sv.format(n=tally[kind]), "en": en.format(n=tally[kind])}


def remark(origin: Origin, why: Sequence[Text], legacy: Sequence[Problem] = ()) -> Iterator[Draft]:
    """An item that stands for the file and says what was odd about it; nothing where nothing was."""
    all_of = {lang: "; ".join(text[lang] for text in why) for lang in ("sv", "en")}
    problems = (*([Problem("odd-calendar", all_of, kind="review")] if why else []), *legacy)
    if problems:
        yield replace(unreadable(origin, problems[0].why), problems=problems)


def is_no_calendar(draft: Draft) -> bool:
    """Whether this stands for a table that was never meant as a calendar."""
    return not draft.readable and any(problem.why == NO_CALENDAR for problem in draft.problems)


def passed_over(draft: Draft) -> Draft:
    """The same in a folder, where a register or a list may lie: it is said, and is no fault."""
    return replace(draft, problems=tuple(Problem("odd-calendar", p.why, kind="review") for p in draft.problems))
