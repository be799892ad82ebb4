"""The report as GitLab's code quality JSON, which merge requests show beside the lines."""

from __future__ import annotations

import json
from typing import Any

from postguard.finding import Level, Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.items import Item, items, row, source_path
from postguard.reports.text import WORDS, clean
from postguard.reports.unjudged import unjudged_groups

SEVERITIES: dict[Level, str] = {"error": "critical", "warning": "minor", "note": "info"}


def write_gitlab(results: Results, options: Options) -> str:
    """The open findings of the run, and one entry for all that could not be judged. It never quotes a draft."""
    results = with_accounts(results)
    issues = [_issue(item, options) for item in items(results) if not item.answer]
    if groups := unjudged_groups(results):
        path = next((path for report in results.reports if (path := source_path(report.draft))), "-")
        told = "; ".join(f"{group.why}{group.where()}: {', '.join(group.rules)}" for group in groups)
        about = clean(f"{WORDS[options.lang]['not judged']}: {told}").replace("\n", " ")
        # A fingerprint that is always the same: what could not be judged before is no news in a merge request.
        issues.append(_entry("not-judged", about, "info", path, None, "postguard-not-judged"))
    return json.dumps(issues, ensure_ascii=False) + "\n"


def _issue(item: Item, options: Options) -> dict[str, Any]:
    finding = item.finding
    words = WORDS[(item.report and item.report.lang) or options.lang]
    review = f"{words['review'].capitalize()}: " if finding.kind == "review" else ""
    about = clean(f"{row(item)}{review}{finding.message} {finding.help}".strip()).replace("\n", " ")
    return _entry(finding.rule, about, SEVERITIES[finding.level], item.path or "-", finding.line, item.key)


def _entry(rule: str, about: str, severity: str, path: str, line: int | None, fingerprint: str) -> dict[str, Any]:
    """One issue. The format asks for a line and a path; where neither is known they are 1 and "-"."""
    return {
        "description": about,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line or 1}},
    }
