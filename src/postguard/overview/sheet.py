"""The overview as an Excel workbook: a sheet of figures with a chart, one of accounts and one of findings."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from postguard.checkbase import Lang
from postguard.overview import STATES, Overview
from postguard.overview.words import WORDS
from postguard.reports.text import clean

_COLORS = {"in order": "2F7D4F", "to mend": "C98A16", "overdue": "B3261E", "applied": "3B6EA8", "closed": "8A8F98"}
_LONGEST = 32_000


def write_workbook(overview: Overview, lang: Lang) -> bytes:
    """The workbook. Texts of the register never become formulas. Raises ImportError without the extra `calendar`."""
    from openpyxl import Workbook

    words = WORDS[lang]
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = words["overview"]
    head = [words["administration"], words["accounts"], words["official"], words["pedagogical"], words["in use"], *(words[s] for s in STATES), words["without info"], words["published"], words["planned"]]  # fmt: skip
    groups = [
        (group.name or words["none"], len(group.rows), group.official, len(group.rows) - group.official, group.in_use,
         *(group.states[state] for state in STATES), group.without_info, *group.posts)
        for group in (*overview.groups, overview.total)
    ]  # fmt: skip
    groups[-1] = (words["total"], *groups[-1][1:])
    _fill(first, head, groups, (34, *[12] * (len(head) - 1)))
    _chart(first, len(overview.groups), words["by administration"])
    _fill(
        book.create_sheet(words["accounts"]),
        [words[name] for name in ("id", "account", "channel", "administration", "kind", "state", "last", "next", "lacks", "other", "published", "planned")],
        (
            (row.account.id, row.account.name or row.account.handle, row.account.platform, row.account.administration,
             words["pedagogically" if row.account.type == "pedagogical" else "officially"], words[row.state], row.account.followed_up,
             row.next_follow_up, ", ".join(words[item] for item in row.missing), ", ".join(row.rules), row.published, row.planned)
            for row in overview.rows
        ),
        (24, 30, 18, 30, 14, 22, 16, 18, 40, 40, 12, 12),
    )  # fmt: skip
    _fill(
        book.create_sheet(words["findings"]),
        [words[name] for name in ("id", "account", "administration", "rule", "level", "message", "help")],
        (
            (row.account.id, row.account.name or row.account.handle, row.account.administration, found.rule,
             f"{words[found.level]}{', ' + words['question'] if found.kind == 'review' else ''}", found.message, found.help)
            for row in overview.rows for found in row.report.findings
        ),
        (24, 30, 30, 26, 16, 80, 80),
    )  # fmt: skip
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def _fill(sheet: Any, head: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((head, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = clean(value)[:_LONGEST]
                cell.data_type = "s"  # never a formula
                cell.quotePrefix = value[:1] in tuple("=+-@\t")  # and text in Excel, too, when somebody edits it
            else:
                cell.value = value
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _chart(sheet: Any, groups: int, title: str) -> None:
    from openpyxl.chart import BarChart, Reference

    shown = min(groups, 20)
    if not shown:
        return
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "stacked", 100
    chart.title, chart.height, chart.width = title, 8 + shown * 0.5, 24
    chart.add_data(
        Reference(sheet, min_col=6, max_col=5 + len(STATES), min_row=1, max_row=1 + shown), titles_from_data=True
    )
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=1 + shown))
    for series, state in zip(chart.series, STATES, strict=True):
        series.graphicalProperties.solidFill = _COLORS[state]
    sheet.add_chart(chart, f"A{groups + 5}")
