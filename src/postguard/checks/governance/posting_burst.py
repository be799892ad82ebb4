"""The rule posting-burst."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan

_DAY = tuple(
    Draft(id=str(h), text=f"Badet {h}.", account="badet", publish_at=datetime(2026, 12, 4, h)) for h in (8, 10, 12, 15)
)


class PostingBurst(Check):
    """An account has more posts on one day than anybody reads.

    The later ones push the earlier ones out of sight.
    """

    id = "posting-burst"
    subject = "plan"
    level = "note"
    judges = ("channels", "date")
    doc_sv = """Ett konto har fler inlägg på en dag än någon läser.

    De senare tränger undan de tidigare.
    """
    message = {
        "sv": "Det här är inlägg {count} samma dag på samma konto och kanal (högst {posts}).",
        "en": "This is post {count} on the same day, account and channel (at most {posts}).",
    }
    help = {"sv": "Flytta något av dem, eller slå ihop dem.", "en": "Move one of them, or make them one."}
    posts: Annotated[int, "posts of an account on one channel and day"] = 3
    bad = (_DAY,)
    good = (_DAY[:3],)

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each post over the number that a day bears."""
        for posts in plan.accounts.values():
            counts: dict[tuple[date, str], int] = defaultdict(int)
            for moment, at in posts:
                for channel in plan.drafts[at].channels or ("",):
                    key = (moment.date(), channel.lower())
                    counts[key] += 1
                    if counts[key] > self.posts:
                        yield at, self.finding("/publish_at", count=counts[key], posts=self.posts)
                        break
