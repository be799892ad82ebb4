"""postguard check: judge drafts and report."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from postguard.config import ConfigError, find_config, suggestion
from postguard.draft import Draft
from postguard.finding import LEVELS, Finding, Report, Results
from postguard.fix import fix as apply_fixes
from postguard.guard import Guard
from postguard.plugins import PluginError
from postguard.register import RegisterError
from postguard.reports import Options
from postguard.writing import write_atomically


def split(value: str) -> tuple[str, ...]:
    """A comma-separated option as its parts."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def make_guard(config: Path | None, overrides: dict[str, Any], today: date | None = None) -> Guard:
    """A Guard, or wrong usage (exit status 2) with the fault in one line."""
    try:
        return Guard(config, today=today, overrides=overrides)
    except (ConfigError, PluginError, RegisterError) as error:
        raise click.UsageError(str(error)) from None


def guards_for(
    paths: tuple[str, ...], config: Path | None, overrides: dict[str, Any], today: date | None
) -> Iterator[tuple[Guard, str]]:
    """Each path with a Guard of the configuration that holds for it; paths of one configuration share a Guard."""
    guards: dict[Path | None, Guard] = {}
    for path in paths:
        try:
            file = config or find_config(Path() if path == "-" else Path(path))
        except ConfigError as error:
            raise click.UsageError(str(error)) from None
        if file not in guards:
            guards[file] = make_guard(file, overrides, today)
        yield guards[file], path


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", default="", metavar="R,..", help="Judge only these rules or families, or `all`.")
@click.option("--ignore", default="", metavar="R,..", help="Leave out these rules or families.")
@click.option("--format", "format_", default="text", metavar="FORMAT", help="text, json, or a format of a plugin.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to a file.")
@click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this configuration file."
)
@click.option("--policy", metavar="NAME", help="Start from this policy.")
@click.option("--fail-on", type=click.Choice(LEVELS[::-1]), help="Exit status 1 from this level (default: error).")
@click.option("--strict", is_flag=True, help="Exit status 1 also when something could not be judged.")
@click.option("--fix", is_flag=True, help="Apply safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: also those that change wording.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge as on this day.")
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of the report (default: the system's).")
@click.option("--show-text", is_flag=True, help="Quote the drafts in the report even when it is no terminal.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Judge with N processes.")
@click.option("--quiet", is_flag=True, help="One line a finding, nothing else.")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **option: Any) -> None:
    """Check drafts: files, folders, or - for standard input.

    Exit status: 0 nothing at or over --fail-on, 1 findings, 2 wrong usage or a crashed check.
    """
    overrides = {key: option[key] for key in ("policy", "lang") if option[key]}
    overrides |= {key: list(split(option[key])) for key in ("select", "ignore") if option[key]}
    overrides |= {"fail-on": option["fail_on"]} if option["fail_on"] else {}
    today: datetime | None = option["today"]
    guarded = list(guards_for(paths, option["config"], overrides, today.date() if today else None))
    guard = guarded[0][0]
    if option["format_"] not in guard.reports:
        raise click.UsageError(
            f"there is no report format {option['format_']!r}{suggestion(option['format_'], guard.reports)} (known: {', '.join(sorted(guard.reports))})"
        )

    missing = [path for path in paths if path != "-" and not Path(path).exists() and not Path(path).is_symlink()]
    present = [(guard, path) for guard, path in guarded if path not in missing]
    results = _judge(present, option["jobs"])
    if option["fix"]:
        results = _fix(results, present, option["unsafe_fixes"], option["jobs"])

    terminal = option["output"] is None and sys.stdout.isatty()
    options = Options(
        guard.lang,
        show_text=option["show_text"] or (terminal and option["format_"] == "text"),
        color=terminal,
        quiet=option["quiet"],
    )
    written = guard.reports[option["format_"]](results, options)
    data = written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace")
    if option["output"]:
        try:
            write_atomically(option["output"], data)
        except OSError as error:
            raise click.UsageError(f"{option['output']}: cannot be written ({error.strerror})") from None
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    for path in missing:
        click.echo(f"Error: {path}: there is no such file or folder", err=True)
    ctx.exit(2 if missing else exit_status(results, guard.config.fail_on, option["strict"]))


def exit_status(results: Results, fail_on: str, strict: bool) -> int:
    """The contract's exit status for what was found."""
    if any(finding.rule == "check-crashed" for finding in results.findings()):
        return 2

    def counts(finding: Finding) -> bool:
        return LEVELS.index(finding.level) >= LEVELS.index(fail_on)

    unjudged = strict and any(report.not_judged for report in results.reports)
    return 1 if unjudged or any(counts(finding) for finding in results.findings()) else 0


def _judge(guarded: list[tuple[Guard, str]], jobs: int) -> Results:
    reports: list[Report] = []
    executor = ProcessPoolExecutor(jobs) if jobs > 1 else None
    try:
        for guard, path in guarded:
            drafts: Iterator[Draft] = guard.load(path)
            reports += guard.check_many(drafts, executor)
    finally:
        if executor:
            executor.shutdown(cancel_futures=True)
    return Results(tuple(reports))


def _fix(results: Results, guarded: list[tuple[Guard, str]], unsafe: bool, jobs: int) -> Results:
    try:
        fixed = apply_fixes(results.reports, guarded[0][0].sources, guarded[0][0].config, unsafe) if guarded else 0
    except OSError as error:
        raise click.UsageError(f"{error.filename}: cannot be written ({error.strerror})") from None
    if not fixed:
        return results
    return Results(_judge([(guard, path) for guard, path in guarded if path != "-"], jobs).reports, fixed=fixed)
