"""The report as workflow commands of GitHub Actions: printed in a step, they become annotations of the lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from postguard.finding import Results
from postguard.reports import Options
from postguard.reports.accounts import with_accounts
from postguard.reports.items import items, row, said, title
from postguard.reports.json import summary
from postguard.reports.text import WORDS, clean, summary_line
from postguard.reports.unjudged import unjudged_groups

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def write_github(results: Results, options: Options) -> str:
    """A command a finding, one for what could not be judged, and the summary as a plain line. It never quotes a draft."""
    return "".join(f"{line}\n" for line in _lines(results, options))


def _lines(results: Results, options: Options) -> Iterator[str]:
    plain = with_accounts(results)
    for item in items(plain):
        if item.answer:
            continue
        finding = item.finding
        words = WORDS[(item.report and item.report.lang) or options.lang]
        properties = {
            "file": item.path,
            "line": finding.line if item.path else None,
            "col": finding.column if item.path else None,
            "title": title(item, words),
        }
        yield _command(COMMANDS[finding.level], properties, f"{row(item)}{said(item, words)}")
    words = WORDS[options.lang]
    if groups := unjudged_groups(plain):
        told = "\n".join(f"{group.why}{group.where()}: {', '.join(group.rules)}" for group in groups)
        count = summary(results)["not_judged"]
        rules = words["rule" if count == 1 else "rules"]
        yield _command("notice", {"title": f"{words['not judged']}: {count} {rules}"}, told)
    yield summary_line(results, options)


def _command(name: str, properties: Mapping[str, str | int | None], message: str) -> str:
    said = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {said}::{_data(message)}"


def _data(text: str) -> str:
    """A message on one line, as the runner reads it back; control and direction characters become visible first."""
    return clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
