"""What stands beside a draft's row: result, findings, what to do."""

from __future__ import annotations

from postguard.finding import Finding, Report
from postguard.reports import Options
from postguard.reports.html.cards import state_of
from postguard.reports.html.words import SYMBOLS
from postguard.reports.html.words import WORDS as STATES
from postguard.reports.items import who_and_when
from postguard.reports.text import clean

MAX_LISTED = 40
"""Findings of a draft that are listed; a cell of more is read by nobody."""


def marks(report: Report, options: Options) -> tuple[str, str, str, str]:
    """The draft's state, and the texts of the three columns."""
    words = STATES[options.lang]
    state, question = state_of(report)
    result = f"{SYMBOLS[state]} {words[state]}" + (f", {words['review']}" if question else "")
    listed = report.findings[:MAX_LISTED]
    lines = [said(finding, options) for finding in listed]
    if len(report.findings) > len(listed):
        lines.append(words["more"].format(len(report.findings) - len(listed)))
    for settled in report.settled:
        by = who_and_when(settled.answer)
        lines.append(f"✔ {settled.finding.rule}: {words['answered']}{f' ({clean(by)})' if by else ''}")
    do = dict.fromkeys(f"{finding.rule}: {finding.help}" for finding in listed if finding.help)
    return state, result, "\n".join(lines), "\n".join(do)


def said(finding: Finding, options: Options) -> str:
    """A finding on one line: its level, whether it is a question, its rule and message."""
    words = STATES[options.lang]
    kind = f", {words['review']}" if finding.kind == "review" else ""
    return f"{SYMBOLS[finding.level]} {words[finding.level]}{kind}: {clean(finding.message)} [{finding.rule}]".replace(
        "\n", " "
    )
