"""The overview as one HTML page with plots: nothing is fetched, and it runs no script."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import postguard
from postguard.checkbase import Lang
from postguard.overview import STATES, Overview
from postguard.overview.plots import bars, columns
from postguard.overview.words import WORDS
from postguard.reports.html import content_hash, shown

SHOWN = 20
"""Administrations of the plot; the others are one bar."""


def write_page(overview: Overview, lang: Lang) -> str:
    """The page. Responsible people are not in it."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("postguard.overview", "."), autoescape=True, finalize=shown, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    words = WORDS[lang]
    style = _file("postguard.reports.html", "report.css") + _file("postguard.overview", "overview.css")
    total = overview.total
    missing_rows = [(words[item], count) for item, count in overview.missing.items()]
    month_rows = [(month, f"{published} + {planned}") for month, (published, planned) in overview.months.items()]
    return environment.get_template("overview.html.j2").render(
        lang=lang,
        o=overview,
        with_total=(*overview.groups, total),
        words=words,
        states=STATES,
        style=style,
        style_hash=content_hash(style),
        version=postguard.__version__,
        lead=words["lead"].format(
            accounts=len(overview.rows), use=total.in_use, fine=total.states["in order"], late=total.states["overdue"],
            info=total.without_info,
        ),
        by_group=bars(_groups(overview, words), words),
        missing=bars([(name, {"count": count}) for name, count in missing_rows], {}),
        missing_rows=missing_rows,
        platforms=bars([(name, {"count": count}) for name, count in list(overview.platforms.items())[:SHOWN]], {}),
        due=columns([(month[2:], {"count": count}) for month, count in overview.due.items()]),
        months=columns([(m[2:], {"published": a, "planned": b}) for m, (a, b) in list(overview.months.items())[-36:]]),
        month_rows=month_rows,
    )  # fmt: skip


def _groups(overview: Overview, words: Any) -> list[tuple[str, dict[str, int]]]:
    rows = [(group.name or words["none"], {s: group.states[s] for s in STATES}) for group in overview.groups]
    rest = rows[SHOWN:]
    if rest:
        name = words["others"].format(count=len(rest))
        rows = [*rows[:SHOWN], (name, {state: sum(counts[state] for _, counts in rest) for state in STATES})]
    return rows


def _file(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
