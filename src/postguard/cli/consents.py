"""postguard consents: what the registers of legal bases hold, what in them is unclear, and what ends soon."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from postguard.checkbase import Lang
from postguard.cli.check import config_for
from postguard.config import Config, ConfigError
from postguard.guard import Guard
from postguard.plugins import PluginError
from postguard.register import Consenting, LegalBasis, RegisterError, Use
from postguard.register.endings import endings
from postguard.register.files import Contents
from postguard.register.read import read
from postguard.reports.text import one_line

_WORDS = {
    "sv": {
        "none": "Inget register. Ange filer, eller registers i postguard.toml.",
        "unclear": "{id}: {why}",
        "guardian": "samtycke av {given} vårdnadshavare; {needed} behövs",
        "alone": "barnets eget samtycke; räcker inte före {age} års ålder",
        "unborn": "födelsedatum saknas, så att ingen vet om personen är minderårig",
        "refused": "tillåter ingenting",
        "interest": "en myndighet kan inte stödja sig på intresseavvägning",
        "sum": "{count} uppgifter, {unclear} att se över",
        "ends": "{id}  gäller till och med {until} ({days} dagar)",
        "18": "{id}  fyller {majority} år {until}: bestämmer då själv",
        "nothing": "Ingenting upphör inom {days} dagar.",
    },
    "en": {
        "none": "No register. Name files, or registers in postguard.toml.",
        "unclear": "{id}: {why}",
        "guardian": "consent of {given} guardian(s); {needed} needed",
        "alone": "the minor's own consent, not enough before the age of {age}",
        "unborn": "no birth date, so nobody knows whether the person is a minor",
        "refused": "allows nothing",
        "interest": "a public body cannot rest on legitimate interest",
        "sum": "{count} records, {unclear} to look at",
        "ends": "{id}  holds until {until} ({days} days)",
        "18": "{id}  turns {majority} on {until}: decides alone from then on",
        "nothing": "Nothing ends within {days} days.",
    },
}

_files = click.argument("files", nargs=-1)
_config = click.option("--config", type=click.Path(path_type=Path), help="Configuration file (default: found upwards).")
_lang = click.option("--lang", type=click.Choice(["sv", "en"]), help="Language (default: the system's).")
_today = click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge on.")
_format = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to write it.")


def _options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (_files, _config, _lang, _today, _format):
        command = option(command)
    return command


@click.group()
def consents() -> None:
    """Look into the registers of legal bases (consents). Records are named by their ids, never by people's names."""


@consents.command("list")
@_options
def list_(files: tuple[str, ...], config: Path | None, lang: Lang | None, today: datetime | None, form: str) -> None:
    """List every record: what it allows, where and until when."""
    asked = _Asked(files, config, lang, today)
    rows = [
        {
            "id": r.id, "group": r.group, "minor": r.minor_on(asked.today, asked.rules.majority), "basis": r.basis,
            "given_by": list(r.given_by), "scope": sorted(r.scope), "channels": sorted(r.channels), "from": _iso(r.valid_from),
            "until": _iso(r.valid_until), "withdrawn": _iso(r.withdrawn), "barred": r.barred,
        }
        for r in asked.records
    ]  # fmt: skip
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for r in asked.records:
        scope, channels = (",".join(sorted(several)) or "-" for several in (r.scope, r.channels))
        marks = ("X" if r.barred else "", f"withdrawn {_iso(r.withdrawn)}" if r.withdrawn else "")
        cells = (r.id, r.basis, scope, channels, _iso(r.valid_from) or "", _iso(r.valid_until) or "", *marks)
        click.echo(one_line("  ".join(cells).rstrip()))


@consents.command()
@_options
def check(files: tuple[str, ...], config: Path | None, lang: Lang | None, today: datetime | None, form: str) -> None:
    """Say row by row what is unclear. Exit status 1 where something is."""
    asked = _Asked(files, config, lang, today)
    found = [(record.id, why) for record in asked.records for why in asked.unclear(record)]
    notes = [str(note[asked.lang]) for note in asked.notes]
    if form == "json":
        click.echo(json.dumps({"notes": notes, "unclear": [{"id": id, "why": why} for id, why in found]}, ensure_ascii=False, indent=1))  # fmt: skip
    else:
        for line in (*notes, *(asked.say("unclear", id=id, why=why) for id, why in found)):
            click.echo(one_line(line))
        click.echo(asked.say("sum", count=len(asked.records), unclear=len({id for id, _ in found})))
    raise SystemExit(1 if found else 0)


@consents.command()
@click.option("--days", default=60, show_default=True, type=click.IntRange(0, 36_500), help="How far to look ahead.")
@_options
def expiring(
    files: tuple[str, ...], config: Path | None, lang: Lang | None, today: datetime | None, form: str, days: int
) -> None:
    """List what ends within some days: records, and childhoods after which the person decides alone."""
    asked = _Asked(files, config, lang, today)
    ends = sorted(asked.ends(timedelta(days=days)))
    if form == "json":
        click.echo(json.dumps([{"id": id, "on": day.isoformat(), "what": what} for day, id, what in ends], indent=1))
        return
    for day, id, what in ends:
        line = asked.say(what, id=id, until=day, days=(day - asked.today).days, majority=asked.rules.majority)
        click.echo(one_line(line))
    if not ends:
        click.echo(asked.say("nothing", days=days))


class _Asked:
    """What a command was asked: the registers' contents, the day, the house's decisions."""

    def __init__(self, files: tuple[str, ...], config: Path | None, lang: Lang | None, today: datetime | None) -> None:
        overrides = {"lang": lang} if lang else {}
        try:
            guard = Guard(config or config_for(Path()), today=today.date() if today else None, overrides=overrides)
            settings: Config = guard.config
            self.lang: Lang = guard.lang
            self.today: date = guard.today
            folder = settings.folder or Path()
            places = [(f, Path()) for f in files] or [(f, folder) for f in settings.registers]
            contents: list[Contents[LegalBasis]] = [
                read(place, settings.register_columns, start) for place, start in places
            ]
        except (ConfigError, PluginError, RegisterError) as error:
            raise click.UsageError(str(error)) from None
        if not contents:
            raise click.UsageError(_WORDS[self.lang]["none"])
        self.records = [record for one in contents for record in one.records]
        self.notes = [note for one in contents for note in one.notes]
        self.rules = Consenting(settings.minors.majority, settings.minors.guardians, settings.minors.own_consent_from)
        self.public_body = settings.public_body

    def say(self, key: str, **values: object) -> str:
        """A sentence in the report's language."""
        return _WORDS[self.lang][key].format(**values)

    def unclear(self, record: LegalBasis) -> Iterator[str]:
        """What somebody should mend in a record, whatever it will be used for."""
        yield from (str(doubt.why[self.lang]) for doubt in record.doubts)
        if record.barred:
            return
        if record.born is None and record.basis == "consent":
            yield self.say("unborn")
        if not record.scope:
            yield self.say("refused")
        if record.basis == "legitimate-interest" and self.public_body:
            yield self.say("interest")
        problems = record.problems(Use("", ("all",), self.today), self.rules)
        if "guardian" in problems:
            yield self.say("guardian", given=record.given_by.count("guardian"), needed=self.rules.guardians)
        elif "own-consent" in problems:
            yield self.say("alone", age=self.rules.own_from or self.rules.majority)

    def ends(self, within: timedelta) -> Iterator[tuple[date, str, str]]:
        """The day on which something ends, the record's id, and what."""
        return endings(self.records, self.today, within, self.rules.majority)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat() if day != date.min else "?"
