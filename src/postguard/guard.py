"""Guard: plugins, configuration and warm models, ready to check drafts. Thread-safe."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from postguard.accounts import accounts_of, judge_accounts
from postguard.answers import Memory
from postguard.batch import begin, in_order, settings_of
from postguard.cache import Cache, cache_folder
from postguard.checkbase import Lang
from postguard.checks.source.check_crashed import CheckCrashed
from postguard.config import Config, ConfigError, find_config, read_config, suggestion
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.warm import Warm
from postguard.finding import AccountReport, Report, Results
from postguard.kept import KeptReports
from postguard.plan import judge_plan
from postguard.plugins import by_name, load_plugins, offered
from postguard.register import LegalBasis, Register
from postguard.register.accounts import Account, Accounts
from postguard.rulebook import choose, collect, known_ids, make
from postguard.run import complete, judge, placed
from postguard.sources import load
from postguard.sources.names import ANSWER, DRAFT, MEDIA, SHOWS, WHEN

if TYPE_CHECKING:
    from postguard.reports import Options

MEMORY_FILE = ".postguard-answers.json"


class Guard:
    """Checks drafts under one configuration.

    `config` is a Config, a mapping with the keys of postguard.toml, the path of a configuration file, or None for the
    defaults. `registers` adds files of legal bases, or records, to the configured ones; `accounts` adds accounts. `today` is the day to judge on
    (default: today). `plugins` adds plugin objects to the installed ones. Raises ConfigError, PluginError or
    RegisterError; each message says where the fault is.
    """

    def __init__(
        self,
        config: Config | Mapping[str, Any] | Path | str | None = None,
        registers: Iterable[Path | str | LegalBasis] = (),
        today: date | None = None,
        *,
        overrides: Mapping[str, Any] | None = None,
        plugins: tuple[object, ...] = (),
        accounts: Iterable[Account] = (),
    ) -> None:
        self.plugins = load_plugins(plugins)
        policies: dict[str, Path | Mapping[str, Any]] = by_name(self.plugins, "postguard_policies")
        if isinstance(config, Config):
            self.config = config
        elif isinstance(config, Mapping):
            self.config = read_config(None, {**config, **(overrides or {})}, policies)
        else:
            self.config = read_config(Path(config) if config else None, overrides or {}, policies)
        self.lang: Lang = self.config.lang or system_language()
        self.today = (today.date() if isinstance(today, datetime) else today) or date.today()
        self.config = replace(self.config, today=self.today)
        self.all_checks = collect(self.plugins)
        self.sources = [source for _, some in offered(self.plugins, "postguard_sources") for source in some]
        self.reports: Mapping[str, Callable[[Results, Options], str | bytes]] = by_name(
            self.plugins, "postguard_reports"
        )
        _check_aliases(self.config.aliases)
        self.checks, self.plan_checks, self.account_checks, self.unbuilt = choose(
            self.config, self.all_checks, self.lang
        )
        asked = {check.id for check in self.checks} | {"check-crashed", "answer-not-applied"}
        self._asleep = frozenset(self.known_ids()) - asked
        self._asleep_on_accounts = (
            (self._asleep | asked) - {check.id for check in self.account_checks} - ({"unreadable-field"} & asked)
        )
        self._source_checks = {
            id: make(check, self.config, self.lang) for id, check in self.all_checks.items() if check.family == "source"
        }
        detectors = by_name(self.plugins, "postguard_faces")
        if self.config.faces.detector not in detectors:
            raise ConfigError(
                f"faces.detector: there is no detector {self.config.faces.detector!r}{suggestion(self.config.faces.detector, detectors)}"
            )
        readers = by_name(self.plugins, "postguard_image_text")
        if self.config.image_text.reader and self.config.image_text.reader not in readers:
            raise ConfigError(
                f"image-text.reader: there is no reader {self.config.image_text.reader!r}{suggestion(self.config.image_text.reader, readers)}"
            )
        cache = Cache(cache_folder() if self.config.cache else None)
        models = by_name(self.plugins, "postguard_text_signals")
        register, owned = self._register(tuple(registers)), self._accounts(accounts)
        self._warm = Warm(self.config, register, self.today, detectors, readers, cache, models, owned)
        self.kept = KeptReports(self, cache)
        folder = self.config.folder or _state_folder()
        self.memory = Memory(folder / MEMORY_FILE if folder else None)

    def known_ids(self) -> Mapping[str, str]:
        """Every rule id with its family: the catalogue's and the plugins'."""
        return known_ids(self.all_checks)

    def check(self, draft: Draft) -> Report:
        """Everything that the chosen rules say about a draft. Never raises for what a draft or its files hold."""
        if not isinstance(draft, Draft):
            raise TypeError(f"check() takes a Draft, not {type(draft).__name__}")
        report = judge(
            draft, self.checks, Facts(draft, self._warm), self.unbuilt, self._source_checks, self.memory, self._asleep
        )
        with suppress(OSError):  # a read-only folder: answers without a fingerprint hold for this run
            self.memory.save()
        return replace(report, lang=self.lang)

    def facts(self, draft: Draft) -> Facts:
        """What may be asked about a draft, as its checks ask: faces, texts in pictures and the like."""
        return Facts(draft, self._warm)

    def check_many(self, drafts: Iterable[Draft], executor: Executor | None = None) -> Iterator[Report]:
        """A report for each draft, in the drafts' order; by the workers of any concurrent.futures executor.

        What an earlier run has judged, and nothing has changed since, is not judged again (`cache = false` in the
        configuration: everything is). Drafts are read as reports are asked for, so that memory stays flat.
        """
        if executor is not None:
            yield from in_order(
                drafts, executor, self._settings(executor), self.kept, self._lost, self.config.limits.seconds
            )
            return
        for draft in drafts:
            key, report = self.kept.get(draft)
            if report is None:
                report = self.check(draft)
                if key:
                    self.kept.put(key, report)
            yield placed(report, draft)

    def workers(self, count: int) -> Executor:
        """Processes on this machine for `check_many`: one that crashes or takes too long costs its draft alone."""
        from postguard.workers import Workers

        return Workers(count, self.config.limits.seconds, begin, settings_of(self))

    def _settings(self, executor: Executor) -> bytes:
        from postguard.workers import Workers

        return b"" if isinstance(executor, Workers) else settings_of(self)  # they were begun with them

    def _lost(self, draft: Draft) -> Report:
        """The report on a draft whose worker never answered."""
        check = self._source_checks["check-crashed"]
        crashed = check.finding("", message=CheckCrashed.lost, seconds=self.config.limits.seconds)
        facts = Facts(draft, self._warm)
        return Report(draft, tuple(complete([crashed], facts, {})), not_judged=tuple(self.unbuilt), lang=self.lang)

    @property
    def register(self) -> Register:
        """The register of legal bases."""
        return self._warm.register

    @property
    def accounts(self) -> Accounts:
        """The register of accounts."""
        return self._warm.accounts

    def check_accounts(
        self, drafts: Sequence[Draft] = (), accounts: Iterable[Account] | None = None
    ) -> tuple[AccountReport, ...]:
        """What the rules on accounts say about each account of the register, or about `accounts`.

        `drafts` are what is planned or published in them, as far as it is known.
        """
        asked = list(self.accounts if accounts is None else accounts)
        found = judge_accounts(
            asked, drafts, self.account_checks, self._source_checks, self._warm, self.memory, self._asleep_on_accounts
        )
        reports = tuple(replace(report, lang=self.lang) for report in found)
        with suppress(OSError):
            self.memory.save()
        return reports

    def load(self, path: Path | str) -> Iterator[Draft]:
        """The drafts at a path: a file, a folder, or "-" for standard input. An unreadable one comes as a draft too."""
        return load(Path(path), self.sources, self.config)

    def run(self, drafts: Iterable[Draft], executor: Executor | None = None) -> Results:
        """Everything said about the drafts, one by one and as a plan."""
        return self.results(self.check_many(drafts, executor))

    def results(self, reports: Iterable[Report], missing: int = 0) -> Results:
        """The reports of a run, with what the rules on the plan say of all of them together.

        `missing` counts the drafts that were not judged when somebody stopped the run: that is then said instead.
        """
        reports = tuple(reports)
        if missing:
            stopped = self._source_checks["partial-run"].finding("", judged=len(reports), missing=missing)
            return Results(reports, tuple(complete([stopped], Facts(Draft(), self._warm), {})))
        drafts = [report.draft for report in reports]
        accounts = self.check_accounts(drafts, accounts_of(drafts, self.accounts)) if self.account_checks else ()
        if not self.plan_checks:
            return Results(reports, accounts=accounts)
        judged, plan = judge_plan(reports, self.plan_checks, self._source_checks, self._warm, self.memory)
        return Results(judged, plan, accounts=accounts)

    def _register(self, registers: Sequence[Path | str | LegalBasis]) -> Register:
        records = [item for item in registers if isinstance(item, LegalBasis)]
        folder = self.config.folder or Path()
        configured = [(name, folder) for name in self.config.registers]
        given = [(item, Path()) for item in registers if not isinstance(item, LegalBasis)]
        for place, start in (*configured, *given):
            from postguard.register.read import read

            records += read(place, self.config.register_columns, start).records
        return Register(records)

    def _accounts(self, given: Iterable[Account]) -> Accounts:
        found = list(given)
        for place in self.config.accounts:
            from postguard.register.account_rows import ACCOUNTS
            from postguard.register.read import read_kind

            read = read_kind(place, self.config.account_columns, self.config.folder or Path(), ACCOUNTS)
            found += (replace(account, path=re.sub("//[^/@]*@", "//", place)) for account in read.records)
        return Accounts(found)


def _check_aliases(aliases: Mapping[str, str]) -> None:
    known = {field for table in (DRAFT, MEDIA, SHOWS, ANSWER, WHEN) for field in table.values()}
    for alias, field in aliases.items():
        if field not in known:
            raise ConfigError(f"aliases.{alias}: a draft has no field {field!r}{suggestion(field, known)}")


def system_language() -> Lang:
    """The language of reports that the system's locale asks for; English where it is neither."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "sv" if chosen.lower().startswith("sv") else "en"


def _state_folder() -> Path | None:
    try:
        return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "postguard"
    except RuntimeError:  # a user without a home, as in many containers: nothing is remembered
        return None


@lru_cache(maxsize=8)
def _guard_for(config: Path | None) -> Guard:
    return Guard(config)


def guard_for(path: Path | str) -> Guard:
    """A warm Guard with the configuration that holds for a path."""
    return _guard_for(find_config(Path(path)))
