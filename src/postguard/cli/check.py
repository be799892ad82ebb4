"""postguard check: judge drafts and report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postguard.cli.judging import Pace, Part, judge
from postguard.config import ConfigError, find_config, suggestion
from postguard.finding import LEVELS, Finding, Results
from postguard.fix import curable
from postguard.fix import fix as apply_fixes
from postguard.guard import Guard
from postguard.plugins import PluginError
from postguard.register import RegisterError
from postguard.reports import FORMATS, Options
from postguard.reports.text import one_line
from postguard.writing import write_atomically

if TYPE_CHECKING:
    from postguard.draft import Draft
    from postguard.facts.media import Picture


INTERRUPTED = 130
"""The exit status after Ctrl-C, as shells give it."""


def split(value: str) -> tuple[str, ...]:
    """A comma-separated option as its parts."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def make_guard(config: Path | None, overrides: dict[str, Any], today: date | None = None) -> Guard:
    """A Guard, or wrong usage (exit status 2) with the fault in one line."""
    try:
        return Guard(config, today=today, overrides=overrides)
    except (ConfigError, PluginError, RegisterError) as error:
        raise click.UsageError(str(error)) from None


def config_for(path: Path) -> Path | None:
    """The configuration file that holds for a path, or wrong usage."""
    try:
        return find_config(path)
    except ConfigError as error:
        raise click.UsageError(str(error)) from None


def parts_of(
    paths: tuple[str, ...], config: Path | None, overrides: dict[str, Any], today: date | None
) -> Iterator[Part]:
    """Each path with its Guard; paths of one configuration share one."""
    guards: dict[Path | None, Guard] = {}
    for path in paths:
        file = config or config_for(Path() if path == "-" else Path(path))
        if file not in guards:
            guards[file] = make_guard(file, overrides, today)
        yield Part(guards[file], path)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", default="", metavar="R,..", help="Judge only these rules or families, or `all`.")
@click.option("--ignore", default="", metavar="R,..", help="Leave out these rules or families.")
@click.option(
    "--format", "format_", default="text", metavar="FORMAT", help=f"{', '.join(FORMATS)}, or a format of a plugin."
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the report to a file.")
@click.option(
    "--config", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Use this configuration file."
)
@click.option("--policy", metavar="NAME", help="Start from this policy.")
@click.option("--fail-on", type=click.Choice(LEVELS[::-1]), help="Exit status 1 from this level (default: error).")
@click.option("--strict", is_flag=True, help="Exit status 1 also when something could not be judged.")
@click.option("--fix", is_flag=True, help="Apply safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: also those that change wording.")
@click.option("--all", "all_", is_flag=True, help="Judge what a calendar says is published already, too.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Judge as on this day.")
@click.option("--lang", type=click.Choice(["sv", "en"]), help="Language of the report (default: the system's).")
@click.option("--show-text", is_flag=True, help="Quote the drafts in the report even when it is no terminal.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="Judge with N processes (default: as needed).")
@click.option("--dask", metavar="ADDRESS", help="Judge on the workers of this Dask scheduler.")
@click.option(
    "--annotate",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write copies of the pictures with the faces framed and numbered.",
)
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what was found in media files.")
@click.option("--quiet", is_flag=True, help="One line a finding, nothing else.")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **option: Any) -> None:
    """Check drafts: files, folders, or - for standard input.

    Exit status: 0 nothing at or over --fail-on, 1 findings, 2 wrong usage or a crashed check.
    """
    overrides = {key: option[key] for key in ("policy", "lang") if option[key]}
    overrides |= {key: list(split(option[key])) for key in ("select", "ignore") if option[key]}
    overrides |= {"calendar": {"all": True}} if option["all_"] else {}
    overrides |= {"fail-on": option["fail_on"]} if option["fail_on"] else {}
    today: datetime | None = option["today"]
    overrides |= {"cache": False} if option["no_cache"] else {}
    parts = list(parts_of(paths, option["config"], overrides, today.date() if today else None))
    guard = parts[0].guard
    if option["format_"] not in guard.reports:
        raise click.UsageError(
            f"there is no report format {option['format_']!r}{suggestion(option['format_'], guard.reports)} (known: {', '.join(sorted(guard.reports))})"
        )
    if option["format_"] == "xlsx":
        _check_workbook(option["output"], paths)
    if "-" in paths and sys.stdin is None:
        raise click.UsageError("standard input is closed")
    missing = [path for path in paths if path != "-" and not os.path.lexists(path)]
    pace = Pace(option["jobs"] or 0, option["dask"], option["quiet"])
    parts, stopped = judge([part for part in parts if part.path not in missing], pace)
    fixed = 0
    if option["fix"] and not stopped:
        parts, fixed = _fix(parts, option["unsafe_fixes"], pace)

    if option["annotate"]:
        from postguard.cli.annotate import annotate

        annotate([(part.guard, report.draft) for part in parts for report in part.results.reports], option["annotate"])
    terminal = option["output"] is None and sys.stdout is not None and sys.stdout.isatty()
    options = Options(
        guard.lang,
        show_text=option["show_text"] or (terminal and option["format_"] == "text"),
        color=terminal,
        quiet=option["quiet"],
        checks={id: check for part in parts for id, check in part.guard.all_checks.items()},
        fail_on=min((part.guard.config.fail_on for part in parts), key=LEVELS.index, default="error"),
        picture=_pictures(parts),
        today=guard.today,
        aliases={alias: field for part in parts for alias, field in part.guard.config.aliases.items()},
        folder=option["output"].parent if option["output"] else None,
    )
    results = Results(
        tuple(report for part in parts for report in part.results.reports),
        tuple(finding for part in parts for finding in part.results.plan),
        fixed,
        tuple(report for part in parts for report in part.results.accounts),
    )
    try:
        written = guard.reports[option["format_"]](results, options)
    except Exception as error:  # its words may hold the draft's
        raise click.UsageError(f"the report format {option['format_']!r} fails: {type(error).__name__}") from error
    write(written if isinstance(written, bytes) else written.encode("utf-8", "backslashreplace"), option["output"])
    for path in missing:
        say(f"Error: {path}: there is no such file or folder")
    statuses = [exit_status(part.results, part.guard.config.fail_on, option["strict"]) for part in parts]
    ctx.exit(INTERRUPTED if stopped else 2 if missing else max(statuses))


def _check_workbook(output: Path | None, paths: tuple[str, ...]) -> None:
    """An Excel report is a file; with macros in it, Excel opens it by that name alone."""
    if output is None:
        raise click.UsageError("--format xlsx writes a workbook: name it with --output report.xlsx")
    macros = len(paths) == 1 and paths[0].lower().endswith(".xlsm")
    if (output.suffix.lower() == ".xlsm") != macros:
        name = output.with_suffix(".xlsm" if macros else ".xlsx").name
        kept = f"{paths[0]} may hold macros, which the copy keeps" if macros else "the report holds no macros"
        raise click.UsageError(f"--output {output}: {kept}; name it {name}")


def _pictures(parts: list[Part]) -> Callable[[Draft, int], Picture | None]:
    """What gives the pictures of the parts' drafts, each under the limits and roots of its own configuration."""
    from postguard.facts.media import Picture, files_of

    configs = {id(report.draft): part.guard.config for part in parts for report in part.results.reports}

    def picture(draft: Draft, at: int) -> Picture | None:
        found = files_of(draft, configs[id(draft)])[at].picture
        return found if isinstance(found, Picture) else None

    return picture


def say(message: str) -> None:
    """A line on standard error."""
    click.echo(one_line(message), err=True)


def write(data: bytes, output: Path | None) -> None:
    """A report on its way to a file, or to standard output. Raises UsageError where that cannot be written."""
    try:
        if output:
            write_atomically(output, data)
        elif sys.stdout is None:
            raise click.UsageError("standard output is closed; --output writes the report to a file")
        else:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever read the report has seen enough: click ends quietly
    except OSError as error:
        raise click.UsageError(f"{output or 'the report'}: cannot be written ({error.strerror})") from None


def exit_status(results: Results, fail_on: str, strict: bool) -> int:
    """The contract's exit status for what was found."""
    if any(finding.rule == "check-crashed" for finding in results.findings()):
        return 2

    def counts(finding: Finding) -> bool:
        return LEVELS.index(finding.level) >= LEVELS.index(fail_on)

    unjudged = strict and any(report.not_judged for report in results.judged)
    return 1 if unjudged or any(counts(finding) for finding in results.findings()) else 0


def _fix(parts: list[Part], unsafe: bool, pace: Pace) -> tuple[list[Part], int]:
    """The parts judged again after the fixes, and how many faults were cured. Standard input cannot be read again."""
    promised = sum(curable(part.results.reports, unsafe) for part in parts)
    fixed = sum(
        apply_fixes(
            part.results.reports,
            part.guard.sources,
            part.guard.config,
            unsafe,
            refused=lambda path, why: say(f"{path}: left as it was: {why}"),
        )
        for part in parts
    )
    if promised > fixed:
        say(f"{promised - fixed} of {promised} fixes could not be applied: mend them by hand")
    if not fixed:
        return parts, 0
    again = iter(judge([part for part in parts if part.path != "-"], pace)[0])
    return [part if part.path == "-" else next(again) for part in parts], fixed
