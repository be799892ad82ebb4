"""postguard accounts: what the register of accounts holds, and what the rules say of it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from postguard.checkbase import Lang
from postguard.cli.check import config_for, exit_status, make_guard, split, write
from postguard.config import suggestion
from postguard.draft import Draft
from postguard.finding import LEVELS, Results
from postguard.guard import Guard
from postguard.register.accounts import Account
from postguard.register.words import channel_name
from postguard.reports import Options
from postguard.reports.text import one_line
from postguard.sources import load

_NONE = {
    "sv": "Inget kontoregister. Ange accounts i postguard.toml, eller --register.",
    "en": "No register of accounts. Name accounts in postguard.toml, or --register.",
}


def options(command: Any) -> Any:
    """The options that every command on accounts has."""
    for option in (
        click.option("--register", "registers", multiple=True, metavar="FILE", help="A register of accounts (default: the configured ones)."),
        click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this configuration file."),
        click.option("--policy", metavar="NAME", help="Start from this policy."),
        click.option("--administration", metavar="WORDS", help="Only accounts whose administration holds these words."),
        click.option("--platform", metavar="NAME", help="Only accounts in this channel."),
        click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge as on this day."),
        click.option("--lang", type=click.Choice(["sv", "en"]), help="Language (default: the system's)."),
    ):  # fmt: skip
        command = option(command)
    return command


class Asked:
    """What a command was asked: a Guard with the register, and the accounts that are meant."""

    def __init__(self, option: dict[str, Any], overrides: dict[str, Any] | None = None) -> None:
        wanted: dict[str, Any] = {key: option[key] for key in ("policy", "lang") if option[key]}
        if option["registers"]:
            wanted["accounts"] = [one if "://" in one else str(Path(one).resolve()) for one in option["registers"]]
        today: datetime | None = option["today"]
        file = option["config"] or config_for(Path(option["registers"][0]) if option["registers"] else Path())
        self.guard: Guard = make_guard(file, wanted | (overrides or {}), today.date() if today else None)
        self.lang: Lang = self.guard.lang
        if not len(self.guard.accounts):
            raise click.UsageError(_NONE[self.lang])
        self.accounts = [one for one in self.guard.accounts if _meant(one, option)]

    def drafts(self, paths: tuple[str, ...]) -> list[Draft]:
        """The drafts at some paths, of which only accounts and days are looked at. Raises UsageError."""
        found: list[Draft] = []
        everything = replace(self.guard.config, calendar=replace(self.guard.config.calendar, all=True))
        for path in paths:
            if not Path(path).exists():
                raise click.UsageError(f"{path}: there is no such file or folder")
            found += (draft for draft in load(Path(path), self.guard.sources, everything) if draft.readable)
        return found


def _meant(account: Account, option: dict[str, Any]) -> bool:
    where = (option["administration"] or "").casefold()
    platform = channel_name(option["platform"] or "")
    return where in account.administration.casefold() and (not platform or platform in account.platforms)


STATES = {
    "sv": {"official": "officiellt", "pedagogical": "pedagogiskt", "active": "i bruk", "applied": "ansökt", "closed": "avslutat", "ended": "skulle ha upphört"},
    "en": {"official": "official", "pedagogical": "pedagogical", "active": "in use", "applied": "applied for", "closed": "closed", "ended": "past its end"},
}  # fmt: skip


def standing(account: Account, today: date) -> str:
    """Where an account stands on a day: active, applied, closed, or ended (past its last day and not closed)."""
    if account.closed_on(today):
        return "closed"
    if account.status == "applied":
        return "applied"
    return "ended" if account.ends and account.ends < today else "active"


@click.group()
def accounts() -> None:
    """Accounts in social media: what the register says of them. Responsible people are never named in what is printed."""


@accounts.command("list")
@options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")
def list_(form: str, **option: Any) -> None:
    """List the accounts: channel, administration, kind, state and last follow-up."""
    asked = Asked(option)
    if form == "json":
        hidden = ("responsible", "credentials", "decided_by")
        rows = [{k: v for k, v in one.to_dict().items() if k not in hidden} for one in asked.accounts]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    words = STATES[asked.lang]
    for one in asked.accounts:
        state = words[standing(one, asked.guard.today)]
        cells = (one.id, one.platform, one.administration, words[one.type], state, str(one.followed_up or "–"))
        click.echo(one_line("  ".join(cells)))


@accounts.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@options
@click.option("--select", default="", metavar="R,..", help="Judge only these rules or families, or `all`.")
@click.option("--ignore", default="", metavar="R,..", help="Leave out these rules or families.")
@click.option("--format", "format_", default="text", metavar="FORMAT", help="As for `postguard check`.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to a file.")
@click.option("--fail-on", type=click.Choice(LEVELS[::-1]), help="Exit status 1 from this level (default: error).")
@click.option("--strict", is_flag=True, help="Exit status 1 also when something could not be judged.")
@click.option("--show-text", is_flag=True, help="Quote answers and exemptions in the report.")
@click.option("--quiet", is_flag=True, help="One line a finding, nothing else.")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **option: Any) -> None:
    """Judge every account of the register. PATHs are calendars or drafts: what is planned and published in the accounts.

    Exit status as for `postguard check`.
    """
    overrides: dict[str, Any] = {key: list(split(option[key])) for key in ("select", "ignore") if option[key]}
    overrides |= {"fail-on": option["fail_on"]} if option["fail_on"] else {}
    asked = Asked(option, overrides)
    guard, form = asked.guard, option["format_"]
    if form not in guard.reports:
        raise click.UsageError(
            f"there is no report format {form!r}{suggestion(form, guard.reports)} (known: {', '.join(sorted(guard.reports))})"
        )
    results = Results(accounts=guard.check_accounts(asked.drafts(paths), asked.accounts))
    terminal = option["output"] is None and sys.stdout is not None and sys.stdout.isatty()
    how = Options(
        guard.lang,
        show_text=option["show_text"],
        color=terminal,
        quiet=option["quiet"],
        checks=guard.all_checks,
        fail_on=guard.config.fail_on,
        today=guard.today,
    )
    try:
        written = guard.reports[form](results, how)
    except Exception as error:  # its words may hold the register's
        raise click.UsageError(f"the report format {form!r} fails: {type(error).__name__}") from error
    write(written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace"), option["output"])
    ctx.exit(exit_status(results, guard.config.fail_on, option["strict"]))


from postguard.cli import accounts_apply, accounts_reminders, accounts_report  # noqa: E402, F401  # commands of the group
