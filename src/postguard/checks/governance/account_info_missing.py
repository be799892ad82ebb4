"""The rule account-info-missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from postguard.accounts import AccountFacts
from postguard.checkbase import Check, Lang
from postguard.checks.governance._account_info import NAMES, STRUCTURAL, House, missing, proposed, room
from postguard.checks.governance._accounts import in_use
from postguard.config import ConfigError, suggestion
from postguard.finding import Finding
from postguard.references import GDPR, STOCKHOLM_ACCOUNTS
from postguard.register.accounts import INFO_ITEMS, Account

_WHOLE = """Biblioteket i Sjöhaga är en del av Sjöhaga stad. Här tipsar vi om böcker och berättar vad som händer hos oss.
Det du skriver kan bli allmän handling, och vi tar bort hot och reklam. Så behandlar vi personuppgifter: sjohaga.example.se/personuppgifter.
Kontakta oss: bibliotek@example.se. Mer på sjohaga.example.se/bibliotek."""
_ENGLISH = """Sjöhaga Library is part of the City of Sjöhaga. We share news about books and events. Comments can become public
records. On personal data: example.se/privacy. Contact us at library@example.se or visit example.se/library."""


class AccountInfoMissing(Check):
    """An account's presentation lacks basic information.

    Whoever meets the account should see who is behind it and what it is part of, what to expect, which terms apply (what
    they write may become a public record), how to reach the service, and how personal data is processed, with links to
    the service's website and to the page on personal data. What a platform has no room for is recorded in the register
    as an exemption, with the reason, and then settled.
    """

    id = "account-info-missing"
    subject = "account"
    doc_sv = """Ett kontos presentation saknar basinformation.

    Den som möter kontot ska se vem som står bakom det och vad verksamheten är en del av, vad man kan förvänta sig, vilka
    villkor som gäller (det man skriver kan bli allmän handling), hur verksamheten nås och hur personuppgifter behandlas,
    med länkar till verksamhetens webbplats och till sidan om personuppgifter. Det som plattformen inte rymmer antecknas i
    registret som undantag, med skälet, och är därmed avgjort.
    """
    message = {
        "sv": "Presentationen saknar {item}. Förslag: ”{sentence}”",
        "en": "The presentation lacks {item}. Proposal: “{sentence}”",
    }
    _tight = {
        "sv": "Presentationen saknar {item}, och plattformen rymmer {room} tecken till. Förslag: ”{sentence}”",
        "en": "The presentation lacks {item}, and the platform has room for {room} more characters. Proposal: “{sentence}”",
    }
    help = {
        "sv": "Skriv in det i kontots presentation och i registret, eller anteckna i registret varför plattformen inte rymmer det.",
        "en": "Put it into the account's presentation and the register, or record there why the platform has no room for it.",
    }
    references = (STOCKHOLM_ACCOUNTS, GDPR["13"])
    items: Annotated[tuple[str, ...], f"what an official account should give: {', '.join(INFO_ITEMS)}"] = INFO_ITEMS
    pedagogical_items: Annotated[tuple[str, ...], "what a pedagogical account should give"] = (
        "sender", "terms", "contact", "privacy-link",
    )  # fmt: skip
    organisation: Annotated[
        tuple[str, ...], "the body's names, one of which a bio should hold; else any body will do"
    ] = ()
    sites: Annotated[tuple[str, ...], "domains of the body's websites; else any website will do"] = ()
    privacy_links: Annotated[tuple[str, ...], "the body's pages on personal data; else a telling address"] = ()
    contact: Annotated[str, "how people reach the body, for the proposed sentence"] = ""
    bad = (
        Account("badet", "Badet", "facebook"),
        Account("bibliotek", "Biblioteket", "facebook", bio=_WHOLE.replace("Kontakta oss: bibliotek@example.se. ", "")),
        Account("library", "Library", "facebook", bio=_ENGLISH.replace(" or visit example.se/library", "")),
    )
    unsure = (Account("bibliotek", "Biblioteket", "facebook", bio=_WHOLE.replace("Det du skriver kan bli allmän handling, och vi tar bort hot och reklam. ", "")),)  # fmt: skip
    good = (
        Account("bibliotek", "Biblioteket", "facebook", bio=_WHOLE),
        Account("library", "Library", "facebook", bio=_ENGLISH),
        Account("insta", "Biblioteket", "instagram", bio="Sjöhaga stad. Vi tipsar om böcker. Inlägg kan bli allmän handling. Frågor: bibliotek@example.se",
                links=("sjohaga.example.se/bibliotek",), info={"privacy-link": "Instagram visar en länk", "personal-data": "150 tecken"}),
        Account("3b", "Klass 3B", "instagram", type="pedagogical", ends=date(2027, 6, 30), links=("https://sjohaga.example.se/personuppgifter",),
                bio="Klass 3B i Sjöhaga stad. Inlägg kan bli allmän handling. Mejla 3b@example.se"),
        Account("old", "Gamla badet", status="closed"),
    )  # fmt: skip
    known_misses = (
        "Whether what a bio says is true, and whether the links lead where they should: nothing is fetched.",
        "Information that stands in a pinned post or a picture.",
    )

    def __init__(self, lang: Lang = "en", **options: Any) -> None:
        super().__init__(lang, **options)
        for item in (*self.items, *self.pedagogical_items):
            if item not in INFO_ITEMS:
                raise ConfigError(f"there is no item {item!r}{suggestion(item, INFO_ITEMS)}")

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for each item that an account in use lacks."""
        if not in_use(account, facts):
            return
        wanted = self.pedagogical_items if account.type == "pedagogical" else self.items
        house = House(
            self.organisation, self.sites, self.privacy_links, self.contact, facts.config.replies.office_hours
        )
        left = room(account)
        for item in missing(account, house):
            if item not in wanted:
                continue
            sentence = proposed(item, account, house)
            tight = left is not None and left < len(sentence)
            sv, en = NAMES[item]
            yield self.finding(
                f"/info/{item}",
                kind="fail" if item in STRUCTURAL or not account.bio.strip() else "review",
                message=self._tight if tight else self.message,
                item={"sv": sv, "en": en},
                sentence=sentence,
                room=left,
            )
