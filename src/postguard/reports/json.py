"""The JSON report, version 1. Its schema is published as docs/report.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import Any

import postguard
from postguard.draft import Answer
from postguard.finding import AccountReport, Finding, Report, Results, Unjudged
from postguard.reports import Options

SCHEMA = 1


def write_json(results: Results, options: Options) -> str:
    """The whole run as JSON. Flagged text is left out unless the options ask for it."""
    readable = [report for report in results.reports if report.draft.readable]
    unread = [report for report in results.reports if not report.draft.readable]
    document = {
        "schema": SCHEMA,
        "postguard": postguard.__version__,
        "drafts": [],
        "plan": [_finding(finding, None, options) for finding in results.plan],
        "accounts": [_account(report, options) for report in results.accounts],
        "errors": [{"id": r.draft.id, **_place(r), **_finding(f, None, options)} for r in unread for f in r.findings],
        "summary": summary(results),
    }
    whole = _said(document)
    if not readable:
        return f"{whole}\n"
    before, _, after = whole.partition('"drafts": []')  # the first one: what stands above are a number and a version
    drafts = ",\n    ".join(_draft(report, options).replace("\n", "\n    ") for report in readable)
    return f'{before}"drafts": [\n    {drafts}\n  ]{after}\n'


def summary(results: Results) -> dict[str, int]:
    """Counts over the run."""
    levels = Counter(finding.level for finding in results.findings())
    kinds = Counter(finding.kind for finding in results.findings())
    return {
        "drafts": len(results.reports),
        "errors": levels["error"],
        "warnings": levels["warning"],
        "notes": levels["note"],
        "fails": kinds["fail"],
        "reviews": kinds["review"],
        "settled": sum(len(report.settled) for report in results.judged),
        "not_judged": len({u.rule for report in results.judged for u in report.not_judged}),
        "fixed": results.fixed,
        **({"accounts": len(results.accounts)} if results.accounts else {}),
    }


def _place(report: Report) -> dict[str, Any]:
    origin = report.draft.origin
    return {"source": origin.path if origin else None, "locator": (origin.locator or origin.path) if origin else None}


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _draft(report: Report, options: Options) -> str:
    draft = {
        "id": report.draft.id,
        **_place(report),
        "findings": [_finding(finding, report, options) for finding in report.findings],
        "settled": [
            {**_finding(s.finding, report, options), "answer": _answer(s.answer, options)} for s in report.settled
        ],
    }
    return f'{_said(draft)[:-2]},\n  "not_judged": {_unjudged(report.not_judged)}\n}}'


@lru_cache(maxsize=100)
def _unjudged(unjudged: tuple[Unjudged, ...]) -> str:
    """Most drafts of a run have the same; written once, a report of thousands takes a third of the time."""
    return _said([{"rule": one.rule, "why": one.why} for one in unjudged]).replace("\n", "\n  ")


def _account(report: AccountReport, options: Options) -> dict[str, Any]:
    account = report.account
    return {
        "id": account.id,
        "source": account.path or None,
        "locator": account.place or None,
        "findings": [_finding(finding, None, options) for finding in report.findings],
        "settled": [
            {**_finding(s.finding, None, options), "answer": _answer(s.answer, options)} for s in report.settled
        ],
        "not_judged": [{"rule": unjudged.rule, "why": unjudged.why} for unjudged in report.not_judged],
    }


def _answer(answer: Answer, options: Options) -> dict[str, Any]:
    said = {
        "by": answer.by,
        "at": answer.at and answer.at.isoformat(),
        "until": answer.until and answer.until.isoformat(),
    }
    return {**said, "text": answer.answer} if options.show_text else said


def _finding(finding: Finding, report: Report | None, options: Options) -> dict[str, Any]:
    edits = [
        {
            "pointer": e.pointer,
            "span": e.span,
            "action": e.action,
            "safe": e.safe,
            **({"boxes": e.boxes} if e.boxes else {}),
            **({"replacement": e.replacement} if options.show_text else {}),
        }
        for e in finding.edits
    ]
    plain = {
        "rule": finding.rule,
        "level": finding.level,
        "kind": finding.kind,
        "message": finding.message,
        "pointer": finding.pointer,
        "span": finding.span,
        "box": finding.box,
        "line": finding.line,
        "column": finding.column,
        "references": [{"title": r.title, "url": r.url, "date": r.date} for r in finding.references],
        "help": finding.help,
        "edits": edits,
        "fingerprint": finding.fingerprint,
    }
    value = report.draft.resolve(finding.pointer) if report and options.show_text and finding.span else None
    return {**plain, "text": value[slice(*finding.span)]} if isinstance(value, str) and finding.span else plain
