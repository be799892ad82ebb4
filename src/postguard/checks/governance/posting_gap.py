"""The rule posting-gap."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Annotated

from postguard.checkbase import Check
from postguard.config import Within
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan
from postguard.register.accounts import Account


def _posts(*days: int, account: str = "badet") -> tuple[Draft, ...]:
    start = datetime(2026, 12, 1, 9)
    return tuple(Draft(id=str(d), text="Badet.", account=account, publish_at=start + timedelta(d)) for d in days)


class PostingGap(Check):
    """An account is planned to be silent for long.

    Followers take an account that says nothing for abandoned, and ask their questions there in vain. Where the register
    of accounts says how often an account posts, that rhythm decides what is long.
    """

    id = "posting-gap"
    subject = "plan"
    level = "note"
    judges = ("date",)
    doc_sv = """Ett konto är planerat att tiga länge.

    Följare tror att ett konto som inget säger är övergivet, och ställer sina frågor där förgäves. Där kontoregistret
    säger hur ofta ett konto publicerar avgör den takten vad som är länge.
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
    beats: Annotated[float, "intervals of an account's own rhythm that it may be silent", Within(1)] = 3.0
    least: Annotated[int, "days of silence that are never too long, whatever the rhythm", Within(1)] = 4
    posts: Annotated[int, "planned posts from which an account is judged"] = 3
    example_accounts = (Account("ishallen", "Ishallen", rhythm=2.0), Account("arkivet", "Arkivet", rhythm=0.25))
    bad = (_posts(0, 4, 40), _posts(0, 4, 20, account="ishallen"))
    good = (_posts(0, 4, 20), _posts(0, 60), _posts(0, 4, 60, account="arkivet"))

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each post before which its account is silent for too long."""
        for posts in plan.accounts.values():
            if len(posts) < self.posts:
                continue
            most = self._most(plan.registered(posts))
            for (before, _), (moment, at) in pairwise(posts):
                gap = (moment.date() - before.date()).days
                if gap > most:
                    yield at, self.finding("/publish_at", gap=gap, days=most)

    def _most(self, account: Account | None) -> int:
        """The days that an account may be silent."""
        if account is None or not account.rhythm:
            return self.days
        return max(self.least, math.ceil(self.beats * 7 / account.rhythm))
