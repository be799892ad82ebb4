"""postguard accounts report: the overview of the accounts, administration by administration, as a page and a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from postguard.accounts import days_of
from postguard.cli.accounts import Asked, accounts, options
from postguard.cli.check import write

_WORDS = {
    "sv": {"written": "Rapporten för {period} är redan skriven: {path}. --force skriver den på nytt.", "name": "kontorapport"},
    "en": {"written": "The report for {period} is written already: {path}. --force writes it anew.", "name": "account-report"},
}  # fmt: skip


@accounts.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@options
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder for the report."
)
@click.option("--only", type=click.Choice(["html", "xlsx"]), help="Write only this.")
@click.option("--force", is_flag=True, help="Write the report of this period anew.")
def report(paths: tuple[str, ...], output: Path, only: str | None, force: bool, **option: Any) -> None:
    """Write the overview of all accounts: a page with plots (HTML) and a workbook (Excel).

    PATHs are calendars or drafts, whose posts are counted. The files are named after the year, and one that is there is
    not replaced: `every` under [account-report] sets how often a report is written at most (year, quarter, any).
    """
    from postguard.overview import overview
    from postguard.overview.page import write_page

    asked = Asked(option)
    guard, words = asked.guard, _WORDS[asked.lang]
    period = _period(guard.config.account_report.every, guard.today)
    files = [output / f"{words['name']}-{period}.{kind}" for kind in ("html", "xlsx") if only in (None, kind)]
    there = next((path for path in files if path.exists()), None)
    if there and not force and guard.config.account_report.every != "any":
        raise click.UsageError(words["written"].format(period=period, path=there))
    drafts = asked.drafts(paths)
    reports = guard.check_accounts(drafts, asked.accounts)
    planned, published = days_of(drafts, guard.accounts, guard.config)
    found = overview(reports, planned, published, guard.today, guard.config.account_report.follow_up_days)
    output.mkdir(parents=True, exist_ok=True)
    for path in files:
        if path.suffix == ".html":
            write(write_page(found, asked.lang).encode("utf-8", "backslashreplace"), path)
        else:
            try:
                from postguard.overview.sheet import write_workbook

                write(write_workbook(found, asked.lang), path)
            except ImportError as error:
                raise click.UsageError("the workbook needs the extra: pip install 'postguard[calendar]'") from error
        click.echo(f"{path}")


def _period(every: str, today: date) -> str:
    if every == "year":
        return f"{today.year}"
    return f"{today.year}-K{(today.month + 2) // 3}" if every == "quarter" else f"{today}"
