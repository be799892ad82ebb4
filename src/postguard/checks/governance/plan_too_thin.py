"""The rule plan-too-thin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated

from postguard.checkbase import Check
from postguard.config import Within
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan


class PlanTooThin(Check):
    """Under half of an account's rhythm is planned for the weeks to come.

    What is not planned is written in haste or not at all. Judged only where the house has said how often its accounts
    post: in the register of accounts, or for all of them (`posts-per-week`).
    """

    id = "plan-too-thin"
    subject = "plan"
    level = "note"
    doc_sv = """Under hälften av ett kontos takt är planerad för de närmaste veckorna.

    Det som inte är planerat skrivs i brådska eller inte alls. Prövas bara där huset har sagt hur ofta kontona
    publicerar: i kontoregistret, eller för alla (posts-per-week).
    """
    message = {
        "sv": "Konto {account}: {planned} inlägg är planerade för de närmaste {weeks} veckorna; takten är {wanted:g}.",
        "en": "Account {account}: {planned} posts are planned for the next {weeks} weeks; the rhythm is {wanted:g}.",
    }
    help = {"sv": "Planera fler, eller sänk takten.", "en": "Plan more, or lower the rhythm."}
    posts_per_week: Annotated[float, "posts a week that an account aims at; 0: not judged", Within(0)] = 0.0
    weeks: Annotated[int, "weeks ahead that are looked at", Within(1)] = 4
    example_config = {"rules": {"plan-too-thin": {"posts-per-week": 2.0}}}
    bad = ((Draft(id="1", text="Badet.", account="badet", publish_at=datetime(2026, 12, 4)),),)
    good = (
        tuple(
            Draft(id=str(d), text="Badet.", account="badet", publish_at=datetime(2026, 12, 1) + timedelta(days=d))
            for d in range(0, 28, 6)
        ),
    )

    def run_plan(self, plan: Plan) -> Iterator[tuple[None, Finding]]:
        """Yield a finding for each account of the plan with too few posts ahead."""
        end = plan.today + timedelta(weeks=self.weeks)
        counts = Counter(dict.fromkeys(plan.accounts, 0))
        for account, posts in plan.accounts.items():
            counts[account] = sum(plan.today <= moment.date() < end for moment, _ in posts)
        for account, planned in sorted(counts.items()):
            registered = plan.registered(plan.accounts.get(account, ()))
            wanted = ((registered and registered.rhythm) or self.posts_per_week) * self.weeks
            if planned * 2 < wanted:
                yield None, self.finding("", account=account or "–", planned=planned, weeks=self.weeks, wanted=wanted)
