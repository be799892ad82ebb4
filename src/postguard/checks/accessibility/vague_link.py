"""The rule vague-link."""

from __future__ import annotations

import re
from collections.abc import Iterator

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POSTS, WCAG

_SAYS_NOTHING = (
    r"(?:klicka|tryck|gå in|kolla|se|läs(?: mer)?|anmäl(?: dig)?|ansök|boka|info(?:rmation)?|mer (?:info(?:rmation)?)?)? ?"
    r"(?:här|hit|via länken|på länken|i länken)|läs mer|läs vidare|mer info(?:rmation)?|se mer|länk(?:en)?|"
    r"(?:click|tap|press|read|see|go|apply|sign up|book|more)? ?here|read more|learn more|more(?: info(?:rmation)?)?|see more|find out more|link|this link"
)
_MARKDOWN = re.compile(rf"(?i)\[(?P<said>\s*(?:{_SAYS_NOTHING})\s*[»>→.!]*\s*)\]\([^()\s]{{1,400}}\)")
_PLAIN = re.compile(
    r"(?i)\b(?P<said>klicka (?:här|på länken|via länken)|tryck (?:här|på länken)|klicka in (?:här|på länken)|click (?:here|on the link|the link|this link)|tap here)\b"
    r"|(?i:\b(?P<here>(?:läs mer|läs vidare|mer info(?:rmation)?|info|anmäl(?: dig)?|anmälan|ansök|boka|read more|more info(?:rmation)?|sign up|apply)"
    r"(?: (?:finns|hittar du|is|online))? (?:här|here))(?=\s*(?:[.!:👇⬇➡→]|$|\n)))"
)
_BARE = re.compile(
    r"(?i)(?:^|(?<=[.!?]\s)|(?<=\n))[^\w\n]{0,12}(?P<said>läs mer(?: här)?|läs vidare(?: här)?|mer info(?:rmation)?(?: här)?|läs allt(?: här)?|läs hela(?: artikeln)?(?: här)?"
    r"|read more(?: here)?|learn more(?: here)?|more info(?:rmation)?(?: here)?|find out more(?: here)?|se mer(?: här)?)"
    r"[:→>»👉➡️ \t-]{0,12}\s{0,6}(?:https?://|www\.|[a-zåäö0-9-]+\.(?:se|com|org|net|nu|eu)\b|$|\n)"
)


class VagueLink(Check):
    """A link does not say where it leads.

    Screen reader users go from link to link: five times "läs mer" tells them nothing.
    """

    id = "vague-link"
    doc_sv = """En länk säger inte vart den leder.

    Den som använder skärmläsare går från länk till länk: fem gånger ”läs mer” säger ingenting.
    """
    message = {"sv": "Länken säger inte vart den leder.", "en": "The link does not say where it leads."}
    help = {
        "sv": "Skriv vad man får veta eller göra: ”Läs mer om simskolan på sjohaga.se/simskola”.",
        "en": "Say what one learns or does there: “More about the swimming school on sjohaga.se/swim”.",
    }
    references = (WCAG["2.4.4"], STOCKHOLM_POSTS)
    bad = (
        Draft(text="Tyck till! [Klicka här](https://ekbro.se/plan) för att svara."),
        Draft(text="Badet öppnar.\nLäs mer: https://sjohaga.se/bad"),
        Draft(text="Apply online. Click here."),
    )
    good = (
        Draft(text="Läs mer om simskolan på sjohaga.se/simskola."),
        Draft(text="Tyck till om [översiktsplanen](https://ekbro.se/plan)."),
        Draft(text="Här kan du låna verktyg. Läs mer i boken."),
        Draft(text="Läs mer på sjohaga.se/bad"),
    )

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a finding for each such link, one where several patterns meet."""
        text = draft.text or ""
        spans = sorted(
            {m.span(m.lastgroup or 0) for pattern in (_MARKDOWN, _PLAIN, _BARE) for m in pattern.finditer(text)}
        )
        last = 0
        for start, end in spans:
            if start >= last:
                yield self.finding(at="/text", span=(start, end))
                last = end
