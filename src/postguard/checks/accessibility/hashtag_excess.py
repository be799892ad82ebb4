"""The rule hashtag-excess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from postguard.checkbase import Check
from postguard.checks.accessibility._hashtags import HASHTAG
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS


class HashtagExcess(Check):
    """A post has more hashtags than readers want to hear.

    A screen reader reads each of them, sign and all, before the next post.
    """

    id = "hashtag-excess"
    level = "note"
    doc_sv = """Ett inlägg har fler hashtaggar än läsare vill höra.

    En skärmläsare läser var och en, med tecknet, innan nästa inlägg kommer.
    """
    message = {
        "sv": "Inlägget har {count} hashtaggar; högst {limit} är rimligt.",
        "en": "The post has {count} hashtags; {limit} are enough.",
    }
    help = {"sv": "Behåll de viktigaste.", "en": "Keep the ones that matter most."}
    references = (STOCKHOLM_POSTS,)
    hashtags: Annotated[int, "hashtags that a post may have"] = 5
    channels: Annotated[Mapping[str, int], "limits of single channels: {linkedin = 3}"] = {}
    bad = (Draft(text="Kom och bada! #bad #sommar #brygga #sjö #kvällsdopp #lov"),)
    good = (Draft(text="Kom och bada! #bad #sommar #brygga #sjö #lov"), Draft(text="C# är ett språk."))

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield one finding over the surplus hashtags."""
        found = list(HASHTAG.finditer(draft.text or ""))
        limit = min((self.channels.get(channel, self.hashtags) for channel in draft.channels), default=self.hashtags)
        if len(found) > limit:
            span = (found[limit].start(), found[-1].end())
            yield self.finding(at="/text", span=span, count=len(found), limit=limit)
