"""Finding, Edit and Report: what postguard says about a draft. None of them holds the text that was flagged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from postguard.draft import Answer, Draft

if TYPE_CHECKING:
    from postguard.register.accounts import Account

Level: TypeAlias = Literal["error", "warning", "note"]
Kind: TypeAlias = Literal["fail", "review"]

LEVELS: tuple[Level, ...] = ("note", "warning", "error")
"""SARIF's levels, the mildest first."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A law, a standard's criterion or a guideline, with the date of the wording that was read.

    `title_sv` is the Swedish title, where it has one of its own.
    """

    title: str
    url: str
    date: str = ""
    title_sv: str = ""

    def named(self, lang: str) -> str:
        """The title in a language."""
        return self.title_sv if lang == "sv" and self.title_sv else self.title


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that would cure a finding: `replacement` for `span` (code points) of the string at `pointer`.

    An edit of a media file has an `action` instead of a replacement. A safe edit changes no meaning. `blur-faces`
    writes a copy without the faces in `boxes` (pixels of the upright picture) beside the
    picture and lets the draft name the copy; it is never safe.
    """

    pointer: str
    span: tuple[int, int] | None = None
    replacement: str | None = field(default=None, repr=False)
    action: Literal["strip-location", "strip-owner", "blur-faces"] | None = None
    safe: bool = True
    boxes: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A question about a draft, or a fault in it.

    `kind` is "fail" when it is certain and "review" when a person must judge. `pointer` is a JSON Pointer into the
    canonical draft, `span` is [start, end) in code points of the string there, `box` is (left, top, right, bottom) in
    pixels of the upright picture. `line` and `column` count from 1 in the source. `fingerprint` changes when anything
    that was judged changes; `about` is the message in English, which tells faults of a draft as a whole apart in
    reports of either language.
    """

    rule: str
    level: Level
    kind: Kind
    message: str
    pointer: str = ""
    span: tuple[int, int] | None = None
    box: tuple[int, int, int, int] | None = None
    line: int | None = None
    column: int | None = None
    references: tuple[Reference, ...] = ()
    help: str = ""
    edits: tuple[Edit, ...] = ()
    fingerprint: str = ""
    about: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that a person's answer has settled, or a record of the register (`answer.by` names it)."""

    finding: Finding
    answer: Answer


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A rule that could not be judged on a draft, and why. Not the same as a draft without findings."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything said about one draft: open findings, settled ones, and what could not be judged, in `lang`."""

    draft: Draft
    findings: tuple[Finding, ...] = ()
    settled: tuple[Settled, ...] = ()
    not_judged: tuple[Unjudged, ...] = ()
    lang: Literal["sv", "en"] | None = None


@dataclass(frozen=True, slots=True)
class AccountReport:
    """Everything said about one account of the register, in `lang`."""

    account: Account
    findings: tuple[Finding, ...] = ()
    settled: tuple[Settled, ...] = ()
    not_judged: tuple[Unjudged, ...] = ()
    lang: Literal["sv", "en"] | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Everything said in one run: a report a draft, findings about the plan as a whole, and a report an account."""

    reports: tuple[Report, ...] = ()
    plan: tuple[Finding, ...] = ()
    fixed: int = 0
    accounts: tuple[AccountReport, ...] = ()

    @property
    def judged(self) -> tuple[Report | AccountReport, ...]:
        """The reports on drafts and on accounts."""
        return (*self.reports, *self.accounts)

    def findings(self) -> Iterable[Finding]:
        """Every open finding of the run."""
        for report in self.reports:
            yield from report.findings
        yield from self.plan
        for account in self.accounts:
            yield from account.findings
