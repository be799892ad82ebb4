"""The report as one HTML page for a browser: nothing is fetched, and nothing of the drafts can run in it.

The template engine is Jinja2, since it escapes whatever is put in; spaCy, which the base install has, brings it.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import postguard
from postguard.finding import Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.html import counts
from postguard.reports.html.cards import cards_of, lines_of
from postguard.reports.html.marked import quoted
from postguard.reports.html.months import SHOWN, months_of
from postguard.reports.html.pictures import MAX_PICTURES, Pictures
from postguard.reports.html.words import SYMBOLS, WEEKDAYS, WORDS, family_name
from postguard.reports.json import summary
from postguard.reports.text import clean
from postguard.reports.unjudged import unjudged_groups

if TYPE_CHECKING:
    from jinja2 import Template


def write_html(results: Results, options: Options) -> str:
    """The whole run as a page. Texts, pictures and the words of answers are in it only where the options ask for them."""
    groups = unjudged_groups(with_accounts(results))
    cards = cards_of(results, options, groups)
    plan = lines_of(results.plan, options)
    accounts = [(one, lines_of(one.findings, options)) for one in results.accounts if one.findings or one.settled]
    on_accounts = [line for _, some in accounts for line in some]
    lines = [*(line for card in cards for line in card.lines), *plan, *on_accounts]
    months, months_left_out = months_of(cards, options.lang)
    script, style = _file("report.js"), _file("report.css")
    return _template().render(
        lang=options.lang,
        show_text=options.show_text,
        today=options.today,
        version=postguard.__version__,
        words=WORDS[options.lang],
        weekdays=WEEKDAYS[options.lang],
        symbols=SYMBOLS,
        family=lambda name: family_name(name, options.lang),
        script=script,
        style=style,
        script_hash=content_hash(script),
        style_hash=content_hash(style),
        summary=summary(results),
        levels=counts.by_level(lines),
        families=counts.by_family(lines),
        accounts=counts.by_account(cards),
        channels=counts.by_channel(cards),
        groups=groups,
        everywhere=sum(len(group.rules) for group in groups if group.everywhere),
        months=months,
        months_left_out=months_left_out,
        day_shows=SHOWN,
        undated=sum(card.draft.publish_at is None for card in cards),
        plan=plan,
        account_reports=accounts,
        open=[card for card in cards if card.state != "clean"],
        clean=[card for card in cards if card.state == "clean"],
        states=[state for state in SYMBOLS if any(card.state == state for card in cards)],
        quoted=quoted,
        thumbnail=Pictures(options).thumbnail,
        max_pictures=MAX_PICTURES,
    )


def shown(value: Any) -> Any:
    """Text of a draft with control and direction characters made visible; Jinja2 escapes it afterwards."""
    return clean(value.replace("\r\n", "\n")) if type(value) is str else value


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("postguard.reports.html", "."),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


@lru_cache
def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def content_hash(content: str) -> str:
    """What the page's security policy calls the one script, or style, that may apply."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
