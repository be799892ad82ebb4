"""The sheet that sums up a run, and says what was not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import postguard
from postguard.finding import Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.html import counts
from postguard.reports.html.cards import Line, lines_of, state_of
from postguard.reports.html.words import SYMBOLS, family_name
from postguard.reports.html.words import WORDS as STATES
from postguard.reports.text import clean, one_line, summary_line, where
from postguard.reports.unjudged import unjudged_groups
from postguard.reports.xlsx.marks import said
from postguard.reports.xlsx.sheet import Value, sheet_xml
from postguard.reports.xlsx.styles import Looks
from postguard.reports.xlsx.words import WORDS

WIDTHS = {0: 34.0, 1: 90.0, 2: 12.0, 3: 12.0}
MAX_LISTED = 1000
"""Findings on the plan, and remarks on files, that are listed; the others are counted."""


def summary_sheet(results: Results, options: Options, looks: Looks, remark: str = "") -> bytes:
    """The sheet; `remark` says why the report is no copy of the user's workbook."""
    return sheet_xml(list(_rows(results, options, looks, remark)), WIDTHS)


def _rows(results: Results, options: Options, looks: Looks, remark: str) -> Iterator[list[Value]]:
    words, states = WORDS[options.lang], STATES[options.lang]

    def head(*names: str) -> list[Value]:
        return [Value(name, looks.header) for name in names]

    def line(*cells: str | int, style: int = looks.plain) -> list[Value]:
        return [Value(cell, style) for cell in cells]

    yield [Value(words["title"], looks.title)]
    yield line(states["judged"], f"{options.today or ''}  (postguard {postguard.__version__})")
    yield line("", summary_line(results, options))
    yield line("", states["clearance"])
    yield line("", words["how"])
    if remark:
        yield line(words["fresh"], remark)
    yield []
    yield head(words["state"], "", words["drafts"])
    tally = Counter(state_of(report) for report in results.reports)
    for state in SYMBOLS:
        for question in (False, True):
            if count := tally[state, question]:
                name = f"{SYMBOLS[state]} {states[state]}" + (f", {states['review']}" if question else "")
                yield [Value(name, looks.of[state]), Value("", looks.of[state]), Value(count, looks.of[state])]
    yield []
    listed = lines_of(tuple(results.findings()), options)
    yield head(words["level"], "", words["fail"], words["review"])
    for row in counts.by_level(listed).rows:
        yield line(states[row.name], "", *row.figures[:2])
    yield []
    yield head(words["family"], "", words["fail"], words["review"])
    for (family, certain), questions in _families(listed):
        yield line(family_name(family, options.lang), "", certain, questions)
    for title, texts in (
        (words["plan"], [("", said(finding, options)) for finding in results.plan]),
        (states["accounts"], list(_about_accounts(results, options))),
        (words["file"], list(_about_files(results, options))),
        (states["not judged"], [(group.where().strip(" ()"), f"{clean(group.why)}: {', '.join(group.rules)}") for group in unjudged_groups(with_accounts(results))]),
    ):  # fmt: skip
        if texts:
            yield []
            yield head(title, "")
            for place, text in texts[:MAX_LISTED]:
                yield line(one_line(place), text)
            if len(texts) > MAX_LISTED:
                yield line("", states["more"].format(len(texts) - MAX_LISTED))


def _families(lines: tuple[Line, ...]) -> Iterator[tuple[tuple[str, int], int]]:
    certain = Counter(line.family for line in lines if line.finding.kind == "fail")
    questions = Counter(line.family for line in lines if line.finding.kind == "review")
    for family, _ in (certain + questions).most_common():
        yield (family, certain[family]), questions[family]


def _about_accounts(results: Results, options: Options) -> Iterator[tuple[str, str]]:
    for report in results.accounts:
        for finding in report.findings:
            yield where(report.account.as_draft()), f"{finding.rule}: {said(finding, options)}"


def _about_files(results: Results, options: Options) -> Iterator[tuple[str, str]]:
    for report in results.reports:
        if not report.draft.readable:
            for finding in report.findings:
                yield where(report.draft), said(finding, options)
