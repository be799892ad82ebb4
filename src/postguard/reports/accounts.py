"""Reports on accounts in formats that know only drafts."""

from __future__ import annotations

from dataclasses import replace

from postguard.finding import Report, Results


def with_accounts(results: Results) -> Results:
    """The run with its accounts among the drafts, for formats that know only findings and where they are."""
    reports = (
        Report(one.account.as_draft(), one.findings, one.settled, one.not_judged, one.lang) for one in results.accounts
    )
    return replace(results, reports=(*results.reports, *reports), accounts=())
