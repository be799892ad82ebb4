"""postguard accounts apply: an application for an account becomes a draft decision and an entry of the register."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from postguard.checks.governance.account_owner_missing import DUTY_NAMES
from postguard.cli.accounts import accounts
from postguard.cli.check import config_for, make_guard, write
from postguard.config import ConfigError
from postguard.register import RegisterError
from postguard.register.account_rows import ACCOUNTS
from postguard.register.accounts import Account, Accounts
from postguard.register.read import read_kind
from postguard.reports.text import clean, one_line

FORM = "ansokan-konto.yaml"
_ENTRY = {
    "name": "namn", "platform": "plattform", "handle": "användarnamn", "administration": "förvaltning", "type": "typ",
    "ends": "slutdatum", "purpose": "syfte", "goals": "mål", "audience": "målgrupp", "decided_by": "beslut av",
    "delegation": "beslut delegation", "reference": "beslut diarienummer", "bio": "presentation", "tone": "tonprofil",
    "rhythm": "takt", "credentials": "inloggning förvaras", "transfer": "tredjelandsöverföring",
}  # fmt: skip
_SWEDISH = {"official": "officiellt", "pedagogical": "pedagogiskt"}


@accounts.command()
@click.argument("form", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--register",
    metavar="FILE.yaml",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add the entry to this register.",
)
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=Path(), help="Folder for what is written."
)
@click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this configuration file."
)
@click.option("--force", is_flag=True, help="Replace what an earlier run has written.")
def apply(form: Path | None, register: Path | None, output: Path, config: Path | None, force: bool) -> None:
    """Write a draft decision (Markdown, in Swedish) and a register entry marked as applied for, from the form FORM.

    Without FORM, an empty form is written.
    """  # fmt: skip
    if form is None:
        _write(output / FORM, files("postguard.cli").joinpath("templates/application.yaml").read_text("utf-8"), force)
        return
    guard = make_guard(config or config_for(form), {"lang": "sv"})
    account = _applied_for(form, guard.config.account_columns)
    existing = register if register and register.is_file() else None
    try:
        known = read_kind(existing, guard.config.account_columns, Path(), ACCOUNTS).records if existing else ()
        Accounts((*guard.accounts, account))
        Accounts((*known, account))
    except (RegisterError, ConfigError) as error:
        raise click.UsageError(str(error)) from None
    (report,) = guard.check_accounts(
        (), [replace(account, status="active", started=guard.today, decided_on=guard.today, path="")]
    )
    unready = [f for f in report.findings if f.rule not in ("account-review-overdue", "account-inactive")]
    decision, entry = _rendered(account, unready)
    _write(output / f"beslut-{account.id}.md", decision, force)
    if register is None:
        _write(output / f"konto-{account.id}.yaml", entry, force)
        return
    if register.suffix.lower() not in (".yaml", ".yml"):
        raise click.UsageError(f"{register}: an entry is only added to a register in YAML; without --register it becomes a file of its own")  # fmt: skip
    before = register.read_text(encoding="utf-8") if existing else ""
    write(f"{before.rstrip()}\n{entry}".lstrip().encode(), register)
    click.echo(f"{register}: + {account.id}")


def _applied_for(form: Path, columns: Any) -> Account:
    try:
        found = read_kind(form.resolve(), columns, Path(), ACCOUNTS).records
    except RegisterError as error:
        raise click.UsageError(str(error)) from None
    if len(found) != 1:
        raise click.UsageError(f"{form}: a form is for one account, and this one holds {len(found)}")
    account = found[0]
    if account.credentials_exposed:
        raise click.UsageError(f"{form}: it seems to hold a password or a code. Take it out; say where it is kept.")
    unclear = next((doubt.why["sv"] for doubt in account.doubts), None)
    if unclear:
        raise click.UsageError(f"{form}: {unclear}")
    if account.movable:  # no id of its own: made of its name and channel
        account = replace(account, id=_id_of(account), movable=False)
    return replace(account, status="applied")


def _id_of(account: Account) -> str:
    words = unicodedata.normalize("NFKD", f"{account.name or account.handle} {account.platform}").encode("ascii", "ignore").decode()  # fmt: skip
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60] or "konto"


def _rendered(account: Account, findings: list[Any]) -> tuple[str, str]:
    """The decision and the entry."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(  # noqa: S701  # Markdown and YAML: what is put in is made harmless for them below
        loader=PackageLoader("postguard.cli", "templates"),
        undefined=StrictUndefined,
        finalize=lambda value: _plain(value) if type(value) is str else value,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = lambda value: _Quoted(json.dumps(value, ensure_ascii=False))
    template = environment.get_template("application.j2")
    responsible = {duty: account.responsible.get(duty, "") for duty in DUTY_NAMES}
    context = template.new_context(
        {
            "account": replace(account, responsible=responsible),
            "duties": [(duty, sv) for duty, (sv, _) in DUTY_NAMES.items()],
            "findings": findings,
            "entry": list(_entry(account)),
        }
    )
    return tuple("".join(template.blocks[name](context)).strip() + "\n" for name in ("decision", "entry"))  # type: ignore[return-value]


class _Quoted(str):
    """Text that is written as it stands."""


def _plain(text: str) -> str:
    """Text of a form in Markdown: it makes no headings, tables, links to elsewhere or control characters."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", one_line(clean(text.replace("\r", "").replace("\n", " "))))


def _entry(account: Account) -> Iterator[tuple[str, Any]]:
    for field, name in _ENTRY.items():
        value = getattr(account, field)
        if value not in (None, ""):
            yield name, value.isoformat() if field == "ends" else _SWEDISH[value] if field == "type" else value
    for duty, (sv, _) in DUTY_NAMES.items():
        if account.responsible.get(duty):
            yield f"ansvarig {sv}", account.responsible[duty]
    for name, several in (("innehållskategorier", account.categories), ("länkar", account.links)):
        if several:
            yield name, list(several)


def _write(path: Path, text: str, force: bool) -> None:
    if path.exists() and not force:
        raise click.UsageError(f"{path} exists; --force replaces it")
    path.parent.mkdir(parents=True, exist_ok=True)
    write(text.encode(), path)
    click.echo(f"{path}")
