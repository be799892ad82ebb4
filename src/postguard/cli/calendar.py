"""postguard calendar: how a content calendar is read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from postguard.checkbase import Lang
from postguard.cli.check import config_for, make_guard
from postguard.draft import Draft
from postguard.guard import Guard
from postguard.reports.text import one_line
from postguard.sources.calendar.columns import guess, is_summary, letter, own_column
from postguard.sources.calendar.tables import Part, arranged
from postguard.tables import TableError, read_sheets

_SHOWN = 20  # findings about single rows; the rest are counted


@click.group()
def calendar() -> None:
    """Content calendars: Excel, CSV and iCalendar."""


@calendar.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language (default: the system's).")
def inspect(path: Path, lang: Lang | None) -> None:
    """Show which sheet, header row and column of FILE is read as what, and what is unclear. Judges nothing."""
    guard = make_guard(config_for(path), {"lang": lang} if lang else {})
    suffix = path.suffix.lower()
    kinds = {kind: source.name for source in guard.sources for kind in source.suffixes}
    if kinds.get(suffix) not in ("excel", "old-excel", "csv", "icalendar"):
        raise click.UsageError(f"{path}: a calendar is a .xlsx, .csv or .ics file")
    try:
        if suffix not in (".ics", ".ical"):
            with path.open("rb") as stream, read_sheets(stream, suffix) as sheets:
                for sheet in sheets:
                    for line in _sheet(arranged(sheet, path, guard.config), guard.lang):
                        click.echo(one_line(line))
        for line in _read(list(guard.load(path)), guard):
            click.echo(one_line(line))
    except TableError as error:
        raise click.UsageError(f"{path}: {error.why[guard.lang]}") from None
    except OSError as error:
        raise click.UsageError(f"{path}: cannot be read ({error.strerror})") from None


def _sheet(part: Part, lang: Lang) -> Iterator[str]:
    """How one sheet is read, column by column."""
    sv = lang == "sv"
    name = part.sheet.name or ("filen" if sv else "the file")
    if part.sheet.hidden:
        yield f"{name}: {'dolt blad, läses inte' if sv else 'hidden sheet, not read'}"
        return
    if part.table is None and is_summary(part.sheet):
        yield f"{name}: {'sammanfattning som postguard har skrivit' if sv else 'a summary that postguard has written'}"
        return
    if part.table is None:
        yield f"{name}: {'ingen rad namnger kolumner för text eller bild, läses inte' if sv else 'no row names columns of text or pictures, not read'}"
        return
    yield f"{name}: {'rubriker på rad' if sv else 'header in row'} {part.table.header}"
    for title in part.table.titles[:5]:
        yield f"  {'ovanför' if sv else 'above'}: {title[:80]}"
    for column in part.table.columns:
        field = next((one for one in part.fields if one.at == column.at), None)
        if field:
            group = f" {field.group}" if field.group > 1 else ""
            yield f"  {letter(column.at):>3}  {column.name[:50]:<32} {field.field}{group}"
        elif own_column(column.name):
            yield f"  {letter(column.at):>3}  {column.name[:50]:<32} {'skriven av postguard' if sv else 'written by postguard'}"
        else:
            near = guess(column)
            asked = f"; {'menades' if sv else 'was this meant:'} {near}?" if near else ""
            yield f"  {letter(column.at):>3}  {column.name[:50]:<32} {'läses inte' if sv else 'not read'}{asked}"
    years = ", ".join(map(str, sorted(part.hints.years)))
    if years:
        yield f"  {'år som tabellen säger' if sv else 'years that the table tells'}: {years}"


def _read(drafts: list[Draft], guard: Guard) -> Iterator[str]:
    """What became of the file: how many posts, and every date or field that could not be read."""
    sv = guard.lang == "sv"
    posts = [draft for draft in drafts if draft.origin and draft.origin.locator]
    days = sorted(draft.publish_at.date() for draft in posts if draft.publish_at)
    span = f", {days[0]} – {days[-1]}" if days else ""
    yield f"{len(posts)} {'inlägg' if sv else 'posts'}{span}"
    unclear = [
        f"{draft.origin.locator or draft.origin.path}: {why}"
        for draft in drafts
        if draft.origin
        for problem in draft.problems
        for why in problem.why[guard.lang].split("; " if problem.rule == "odd-calendar" else "\n")
    ]
    yield from (f"  {line}" for line in unclear[:_SHOWN])
    if len(unclear) > _SHOWN:
        yield f"  … {len(unclear) - _SHOWN} {'till' if sv else 'more'}"
