"""The plan: all drafts of a run together, and the rules that look at them so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from postguard.answers import Memory, settle
from postguard.checkbase import Check
from postguard.config import Config
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.facts.warm import Warm
from postguard.finding import Finding, Report
from postguard.register.accounts import Account, Accounts
from postguard.run import complete, crash
from postguard.soundness import validate
from postguard.sources.calendar.rows import standing


@dataclass(frozen=True)
class Plan:
    """The drafts of a run, in its order, and the day to judge on."""

    drafts: tuple[Draft, ...]
    today: date
    config: Config
    register: Accounts = field(default_factory=Accounts)

    @cached_property
    def dated(self) -> tuple[tuple[datetime, int], ...]:
        """When each dated draft is to be published, and its place in `drafts`; the earliest first."""
        return tuple(sorted((d.publish_at, at) for at, d in enumerate(self.drafts) if d.publish_at))

    def is_out(self, at: int) -> bool:
        """Whether the status of `drafts[at]` says that it is published already."""
        return standing(self.drafts[at].status, self.config) is not None

    @cached_property
    def accounts(self) -> Mapping[str, Sequence[tuple[datetime, int]]]:
        """The same for each account; drafts that name none belong to the account ""."""
        found: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
        for moment, at in self.dated:
            found[(self.drafts[at].account or "").strip()].append((moment, at))
        return found

    def registered(self, posts: Sequence[tuple[datetime, int]]) -> Account | None:
        """The one account of the register that these posts of an account belong to; None where none or several do."""
        if not posts or not len(self.register):
            return None
        channels = {channel for _, at in posts for channel in self.drafts[at].channels}
        found = self.register.named(self.drafts[posts[0][1]].account or "", channels)
        return found[0] if len(found) == 1 else None


def judge_plan(
    reports: Sequence[Report], checks: Sequence[Check], source: Mapping[str, Check], warm: Warm, memory: Memory
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """The reports with what the plan's rules say about single drafts, and what they say about the plan as a whole."""
    readable = [at for at, report in enumerate(reports) if report.draft.readable]
    plan = Plan(tuple(reports[at].draft for at in readable), warm.today, warm.config, warm.accounts)
    about: dict[int, list[Finding]] = defaultdict(list)
    whole: list[Finding] = []
    for check in checks:
        try:
            for at, finding in check.run_plan(plan):
                if at is None:
                    validate(finding, Draft(), check.id)
                    whole.append(finding)
                else:
                    validate(finding, plan.drafts[at], check.id)
                    about[readable[at]].append(finding)
        except (Exception, SystemExit, GeneratorExit) as error:
            whole.append(crash(check, error, source["check-crashed"]))
    by_id = {check.id: check for check in checks}
    done = list(reports)
    for at, findings in about.items():
        done[at] = _with(reports[at], findings, by_id, source["answer-not-applied"], warm, memory)
    return tuple(done), tuple(complete(whole, Facts(Draft(), warm), by_id))


def _with(
    report: Report, findings: list[Finding], checks: dict[str, Check], reporter: Check, warm: Warm, memory: Memory
) -> Report:
    completed = complete(findings, Facts(report.draft, warm), checks)
    answers = tuple(answer for answer in report.draft.answers if answer.rule in checks)
    asked = replace(report.draft, answers=answers)
    still_open, settled, _ = settle(asked, completed, warm.today, reporter, memory)
    return replace(report, findings=(*report.findings, *still_open), settled=(*report.settled, *settled))
