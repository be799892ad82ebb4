"""The rule raw-url."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS, WCAG

_URL = re.compile(
    r"(?i)(?<![\w@/.])(?:https?://|www\.)?(?P<rest>[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}(?:[/?#][^\s<>\"”)\]]{0,600})?)"
)
_SHORTENERS = frozenset(
    "bit.ly tinyurl.com t.co goo.gl ow.ly is.gd buff.ly cutt.ly rb.gy shorturl.at t.ly lnkd.in fb.me wp.me tiny.cc bl.ink rebrand.ly"
    " shorten.as short.io dlvr.it trib.al ift.tt j.mp bit.do s.id qr.ae urlz.fr v.gd x.gd kortlank.se korta.nu linktr.ee".split()
)


class RawUrl(Check):
    """A long web address stands bare, or a shortener hides it.

    A screen reader spells a long address sign by sign; a shortened one tells nobody where it leads.
    """

    id = "raw-url"
    level = "note"
    doc_sv = """En lång webbadress står naken, eller en länkförkortare döljer den.

    En skärmläsare läser en lång adress tecken för tecken; en förkortad säger ingen vart den leder.
    """
    message = {
        "sv": "Webbadressen är lång eller förkortad, så den säger inte vart den leder.",
        "en": "The web address is long or shortened, so it does not say where it leads.",
    }
    help = {
        "sv": "Använd en kort adress som går att läsa, till exempel sjohaga.se/bad.",
        "en": "Use a short address that can be read, such as sjohaga.se/swim.",
    }
    references = (WCAG["2.4.4"], STOCKHOLM_POSTS)
    characters: Annotated[int, "characters, without https://www., that a bare address may have"] = 40
    bad = (
        Draft(text="Läs om planen: https://www.sjohaga.se/bygga-bo-och-miljo/oversiktsplan/samrad-2026?utm_source=fb"),
        Draft(text="Boka plats: https://bit.ly/3xYzAbC"),
    )
    good = (
        Draft(text="Läs om planen på sjohaga.se/oversiktsplan."),
        Draft(
            text="Läs om [planen](https://www.sjohaga.se/bygga-bo-och-miljo/oversiktsplan/samrad-2026?utm_source=fb)."
        ),
        Draft(text="Skriv till kontaktcenter@sjohaga.example."),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such address outside a Markdown link."""
        text = draft.text or ""
        for match in _URL.finditer(text):
            address = re.sub(r"(?i)^www\.", "", match["rest"]).rstrip(".,;:!?")
            short = address.split("/")[0].lower() in _SHORTENERS and "/" in address
            linked = text[max(0, match.start() - 3) : match.start()].endswith(("](", "](<"))
            if linked or not (short or len(address) > self.characters):
                continue
            yield self.finding(
                at="/text", span=(match.start(), match.start("rest") + len(match["rest"].rstrip(".,;:!?")))
            )
