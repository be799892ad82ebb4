"""The text report: findings grouped by draft, each with its place, the words it is about, why, and what to do."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace

from postguard.draft import Draft
from postguard.finding import Finding, Report, Results
from postguard.reports import Options, excerpt
from postguard.reports.accounts import with_accounts
from postguard.reports.json import summary
from postguard.reports.unjudged import unjudged_groups

WIDTH = 100
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_COLORS = {"error": "31;1", "warning": "33;1", "note": "36;1", "mark": "7", "dim": "2", "bold": "1"}
WORDS = {
    "sv": {
        "error": "fel", "warning": "varning", "note": "råd", "review": "fråga",
        "why": "Varför", "do": "Gör så här", "answered": "besvarad", "not judged": "Inte bedömt", "rule": "regel", "rules": "regler", "draft": "utkast", "drafts": "utkast",
        "question": "fråga", "questions": "frågor", "of these": "varav",
        "fixed": "rättade", "nothing": "Inga anmärkningar på det som bedömdes. Det betyder inte att allt är lagligt.",
        "disclaimer": "Att inget anmärks är inte en juridisk prövning: en människa svarar för det som publiceras.",
        "nothing judged wrong": "inget anmärkt av det som bedömdes", "plan": "planen", "account": "konto", "accounts": "konton",
    },
    "en": {
        "error": "error", "warning": "warning", "note": "note", "review": "question",
        "why": "Why", "do": "What to do", "answered": "answered", "not judged": "Not judged", "rule": "rule", "rules": "rules", "draft": "draft", "drafts": "drafts",
        "question": "question", "questions": "questions", "of these": "of these",
        "fixed": "fixed", "nothing": "No findings in what was judged. That does not mean that all is lawful.",
        "disclaimer": "No findings is not a legal clearance: a person answers for what is published.",
        "nothing judged wrong": "nothing found in what was judged", "plan": "the plan", "account": "account", "accounts": "accounts",
    },
}  # fmt: skip
_PLURALS = {
    "sv": {"error": "fel", "warning": "varningar", "note": "råd"},
    "en": {"error": "errors", "warning": "warnings", "note": "notes"},
}


def write_text(results: Results, options: Options) -> str:
    """The whole run for a person to read; control characters in it are made visible."""
    if options.quiet:
        return "".join(f"{line}\n" for line in _short(results, options))
    blocks = [block for report in results.reports if (block := "\n".join(_report(report, options)))]
    if results.plan:
        blocks.append("\n".join(line for finding in results.plan for line in _finding(finding, None, options)))
    accounts = with_accounts(replace(results, reports=()))
    blocks += [block for report in accounts.reports if (block := "\n".join(_report(report, options)))]
    unjudged = list(_unjudged(with_accounts(results), options))
    if unjudged:
        blocks.append("\n".join(unjudged))
    blocks.append(summary_line(results, options))
    return "\n\n".join(blocks) + "\n"


def _short(results: Results, options: Options) -> Iterator[str]:
    """A line a finding, as compilers write it and editors read it; then, in one line, that not all was judged."""
    words = WORDS[options.lang]
    for report in (*with_accounts(results).reports, Report(Draft(), results.plan)):
        levels = WORDS[report.lang or options.lang]
        for finding in report.findings:
            source = report.draft.origin.path if report.draft.origin and finding.line else where(report.draft)
            place = [source, *([str(finding.line), str(finding.column)] if finding.line else [])]
            head = ":".join(filter(None, map(one_line, place)))
            yield f"{head}{': ' if head else ''}{levels[finding.level]} {finding.rule}: {one_line(finding.message)}"
    if unjudged := summary(results)["not_judged"]:
        yield f"{words['not judged']}: {unjudged} {words['rule' if unjudged == 1 else 'rules']}."


def clean(text: str) -> str:
    """Text from a draft, harmless on a terminal: control and direction characters become visible escapes."""
    return _UNSAFE.sub(lambda m: f"\\x{ord(m.group()):02x}", text)


def one_line(text: str) -> str:
    """A path, a name or a message, harmless on a terminal and on one line: it cannot pass for a line of the report."""
    return clean(text).replace("\n", "\\x0a")


def paint(text: str, color: str, options: Options) -> str:
    """Text in a terminal colour, where the options allow colours."""
    return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if options.color else text


def _report(report: Report, options: Options) -> Iterator[str]:
    if not report.findings and not report.settled:
        return
    options = replace(options, lang=report.lang or options.lang)
    yield paint(one_line(where(report.draft)), "bold", options)
    for finding in report.findings:
        yield from _finding(finding, report, options)
    words = WORDS[options.lang]
    for settled in report.settled:
        by = ", ".join(str(part) for part in (settled.answer.by, settled.answer.at) if part)
        yield f"  {settled.finding.rule}: {words['answered']}{f' ({one_line(by)})' if by else ''}"


def where(draft: Draft) -> str:
    """Where a draft stands: its file and, in a calendar, the row or event."""
    if draft.origin is None:
        return draft.id
    path, locator = draft.origin.path, draft.origin.locator
    return path if locator is None else locator if locator.startswith(path) else f"{path}  {locator}"


def _finding(finding: Finding, report: Report | None, options: Options) -> Iterator[str]:
    words = WORDS[options.lang]
    place = f"{finding.line}:{finding.column}" if finding.line else finding.pointer
    kind = f"{words[finding.level]}, {words['review']}" if finding.kind == "review" else words[finding.level]
    yield f"  {place}  {paint(kind, finding.level, options)}  {finding.rule}"
    yield from _wrapped(clean(finding.message))
    found = excerpt(report.draft, finding) if report and options.show_text else None
    if found:
        before, flagged, after = map(clean, found)
        marked = paint(flagged, "mark", options) if options.color else f"»{flagged}«"
        yield f"      | {before}{marked}{after}"
    if finding.references:
        yield from _wrapped(f"{words['why']}: {'; '.join(r.title for r in finding.references)}.")
    if finding.help:
        yield from _wrapped(f"{words['do']}: {finding.help}")


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent="      ",
        subsequent_indent="        ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _unjudged(results: Results, options: Options) -> Iterator[str]:
    groups = unjudged_groups(results)
    if groups:
        yield paint(f"{WORDS[options.lang]['not judged']}:", "bold", options)
    for group in groups:
        text = clean(f"{group.why}{group.where()}: {', '.join(group.rules)}")
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def summary_line(results: Results, options: Options) -> str:
    """How much was found, in one line."""
    words, plural, counts = WORDS[options.lang], _PLURALS[options.lang], summary(results)
    judged = ", ".join(
        f"{count} {words[one if count == 1 else several]}"
        for one, several, count in (
            ("draft", "drafts", counts["drafts"]), ("account", "accounts", counts.get("accounts", 0)),
        )
        if count or (one == "draft" and not results.accounts)
    )  # fmt: skip
    if not any(counts[name] for name in ("errors", "warnings", "notes")):
        text = f"{judged}. {words['nothing']}"
    else:
        of = {"error": counts["errors"], "warning": counts["warnings"], "note": counts["notes"]}
        levels = ", ".join(f"{count} {words[level] if count == 1 else plural[level]}" for level, count in of.items())
        questions = f"{counts['reviews']} {words['question' if counts['reviews'] == 1 else 'questions']}"
        text = f"{judged}: {levels} ({words['of these']} {questions})"
    if counts["settled"]:
        text += f" ({counts['settled']} {words['answered']})"
    if counts["fixed"]:
        text += f" ({counts['fixed']} {words['fixed']})"
    return text
