"""The rule repeated-post."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated

from postguard.checkbase import Check
from postguard.config import Within
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan

_SHINGLE = 4  # words in a row that are compared as one
_SKETCH = 12  # of a text's shingles are looked up: those with the smallest hashes, the same ones in alike texts
_CROWD = 50  # texts that share a shingle: boilerplate, which says nothing
_WORD = re.compile(r"[^\W_]+")

_SWIM = "Nu öppnar badet för säsongen, med ny ramp, längre öppettider på helgerna och simskola för alla från fem år."


class RepeatedPost(Check):
    """The same text, or nearly, is planned on several accounts or again within some days.

    Followers of both meet it twice, and platforms show repeated texts to fewer. The same post in several channels of
    one account is one post.
    """

    id = "repeated-post"
    subject = "plan"
    judges = ("date",)
    doc_sv = """Samma text, eller nästan, är planerad på flera konton eller igen inom några dagar.

    Den som följer båda möter den två gånger, och plattformarna visar upprepade texter för färre. Samma inlägg i flera
    av ett kontos kanaler är ett inlägg.
    """
    message = {
        "sv": "Samma text är planerad till {day} ({other}).",
        "en": "The same text is planned for {day} ({other}).",
    }
    _nearly = {
        "sv": "Nästan samma text är planerad till {day} ({other}). Är det meningen?",
        "en": "Nearly the same text is planned for {day} ({other}). Is that meant?",
    }
    help = {
        "sv": "Skriv om för det andra kontots följare, eller länka till det första inlägget.",
        "en": "Write it anew for the other account's followers, or link to the first post.",
    }
    days: Annotated[int, "days within which a text should not come again", Within(0)] = 30
    alike: Annotated[
        float, "share of four-word sequences in common from which texts are nearly the same", Within(0, 1)
    ] = 0.6
    words: Annotated[int, "words from which a text is compared", Within(1)] = 8
    bad = (
        (
            Draft(id="1", text=_SWIM, account="badet", publish_at=datetime(2026, 12, 2)),
            Draft(id="2", text=_SWIM.upper(), account="fritid", publish_at=datetime(2026, 12, 9)),
        ),
    )
    unsure = (
        (
            Draft(id="1", text=_SWIM, account="badet", publish_at=datetime(2026, 12, 2)),
            Draft(
                id="2",
                text=_SWIM.replace("fem år", "sex år och uppåt"),
                account="badet",
                publish_at=datetime(2026, 12, 9),
            ),
        ),
    )
    good = (
        (
            Draft(id="1", text=_SWIM, account="badet", publish_at=datetime(2026, 12, 2)),
            Draft(id="2", text=_SWIM, account="badet", publish_at=datetime(2027, 6, 9)),
        ),
        (
            Draft(id="1", text=_SWIM, account="badet", channels=("facebook",), publish_at=datetime(2026, 12, 2)),
            Draft(id="2", text=_SWIM, account="badet", channels=("instagram",), publish_at=datetime(2026, 12, 2)),
        ),
        (
            Draft(id="1", text="God jul!", publish_at=datetime(2026, 12, 2)),
            Draft(id="2", text="God jul!", publish_at=datetime(2026, 12, 9)),
        ),
    )
    known_misses = ("The same message in other words.",)

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each later post that repeats an earlier one."""
        shingles: dict[int, frozenset[int]] = {}
        seen: dict[int, list[int]] = defaultdict(list)
        moments = {at: moment for moment, at in plan.dated}
        for moment, at in plan.dated:
            mine = _shingles(plan.drafts[at].text or "", self.words)
            if not mine:
                continue
            near = {other for one in sorted(mine)[:_SKETCH] if len(seen[one]) < _CROWD for other in seen[one]}
            best = max(
                ((_share(mine, shingles[o]), -o) for o in near if self._again(plan, at, o, moment - moments[o])),
                default=None,
            )
            if best and best[0] >= self.alike:
                other = -best[1]
                same = best[0] == 1.0
                place = plan.drafts[other].origin
                yield at, self.finding(
                    "/text", kind="fail" if same else "review", message=self.message if same else self._nearly,
                    day=moments[other].date(), other=(place.locator if place else None) or plan.drafts[other].id,
                )  # fmt: skip
            shingles[at] = mine
            for one in sorted(mine)[:_SKETCH]:
                seen[one].append(at)

    def _again(self, plan: Plan, at: int, other: int, apart: timedelta) -> bool:
        """Whether two alike posts would be one too many."""
        a, b = plan.drafts[at], plan.drafts[other]
        if apart.days > self.days:
            return False
        one_post = a.account == b.account and apart.days == 0 and set(a.channels).isdisjoint(b.channels)
        return not one_post


def _shingles(text: str, least: int) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    if len(words) < least:
        return frozenset()
    rows = (" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))
    return frozenset(
        int.from_bytes(hashlib.blake2b(row.encode("utf-8", "replace"), digest_size=8).digest()) for row in rows
    )


def _share(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b)
