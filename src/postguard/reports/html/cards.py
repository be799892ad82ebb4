"""What the page shows of each draft: its state, its findings, its answers, and what could not be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from postguard.draft import Draft
from postguard.finding import LEVELS, Finding, Report, Results, Settled
from postguard.reports import Options
from postguard.reports.html.words import SYMBOLS, family_name
from postguard.reports.text import where
from postguard.reports.unjudged import UnjudgedGroup


@dataclass(frozen=True, slots=True)
class Line:
    """A finding on a card; `number` counts from 1 in the draft, `tags` are what filters ask for."""

    number: int
    finding: Finding
    family: str
    place: str

    @property
    def tags(self) -> str:
        """Family, level and kind, as the page's script reads them."""
        return f"{self.family}\t{self.finding.level}\t{self.finding.kind}"


@dataclass(frozen=True, slots=True)
class Card:
    """A draft on the page. `state` is a key of SYMBOLS; `question` says that only questions give it that state."""

    at: int
    report: Report
    name: str
    state: str
    question: bool
    lines: tuple[Line, ...]
    unjudged: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def id(self) -> str:
        """The card's id in the page."""
        return f"d{self.at}"

    @property
    def draft(self) -> Draft:
        """The draft."""
        return self.report.draft

    @property
    def settled(self) -> Sequence[Settled]:
        """What was answered."""
        return self.report.settled

    @property
    def symbol(self) -> str:
        """The state's sign."""
        return SYMBOLS[self.state]

    @property
    def locator(self) -> str:
        """What the user looks for to find the draft."""
        return where(self.draft)

    def state_words(self, words: Mapping[str, str]) -> str:
        """The state in words."""
        return f"{words[self.state]}, {words['review']}" if self.question else words[self.state]


def cards_of(results: Results, options: Options, groups: Sequence[UnjudgedGroup]) -> list[Card]:
    """A card for each draft, in their order. What could not be judged on any draft stands once on the page."""
    here: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
    for group in groups:
        for draft in () if group.everywhere else group.drafts:
            here.setdefault(id(draft), []).append((group.why, group.rules))
    return [_card(at, report, options, here.get(id(report.draft), ())) for at, report in enumerate(results.reports)]


def lines_of(findings: Sequence[Finding], options: Options) -> tuple[Line, ...]:
    """Findings as the page shows them, numbered."""
    return tuple(
        Line(number, finding, family_of(finding.rule, options), _place(finding))
        for number, finding in enumerate(findings, 1)
    )


def family_of(rule: str, options: Options) -> str:
    """The family of a rule; "other" where the rule is not known."""
    return options.checks[rule].family if rule in options.checks else "other"


def name_of_family(line: Line, options: Options) -> str:
    """What people call the family of a line's rule."""
    return family_name(line.family, options.lang)


def state_of(report: Report) -> tuple[str, bool]:
    """A draft's state, a key of SYMBOLS, and whether only questions give it that state."""
    worst = max((finding.level for finding in report.findings), key=LEVELS.index, default=None)
    if not report.draft.readable:
        state = "unread"
    else:
        state = worst or ("answered" if report.settled else "clean")
    return state, state in LEVELS and all(f.kind == "review" for f in report.findings if f.level == worst)


def _card(at: int, report: Report, options: Options, unjudged: Sequence[tuple[str, tuple[str, ...]]]) -> Card:
    state, question = state_of(report)
    draft = report.draft
    name = draft.id or where(draft) or str(at + 1)
    return Card(at, report, name, state, question, lines_of(report.findings, options), tuple(unjudged))


def _place(finding: Finding) -> str:
    return f"{finding.line}:{finding.column}" if finding.line else finding.pointer
