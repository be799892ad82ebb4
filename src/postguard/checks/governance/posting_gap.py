"""The rule posting-gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan


def _posts(*days: int) -> tuple[Draft, ...]:
    start = datetime(2026, 12, 1, 9)
    return tuple(Draft(id=str(d), text="Badet.", account="badet", publish_at=start + timedelta(d)) for d in days)


class PostingGap(Check):
    """An account is planned to be silent for long.

    Followers take an account that says nothing for abandoned, and ask their questions there in vain.
    """

    id = "posting-gap"
    subject = "plan"
    level = "note"
    judges = ("date",)
    doc_sv = """Ett konto är planerat att tiga länge.

    Följare tror att ett konto som inget säger är övergivet, och ställer sina frågor där förgäves.
    """
    message = {
        "sv": "Före det här inlägget är kontot tyst i {gap} dagar (högst {days}).",
        "en": "Before this post the account is silent for {gap} days (at most {days}).",
    }
    help = {
        "sv": "Planera något emellan, eller säg i ett inlägg att kontot tar paus.",
        "en": "Plan something in between, or say in a post that the account takes a break.",
    }
    days: Annotated[int, "days between two posts of an account"] = 21
    posts: Annotated[int, "planned posts from which an account is judged"] = 3
    bad = (_posts(0, 4, 40),)
    good = (_posts(0, 4, 20), _posts(0, 60))

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each post before which its account is silent for too long."""
        for posts in plan.accounts.values():
            if len(posts) < self.posts:
                continue
            for (before, _), (moment, at) in pairwise(posts):
                gap = (moment.date() - before.date()).days
                if gap > self.days:
                    yield at, self.finding("/publish_at", gap=gap, days=self.days)
