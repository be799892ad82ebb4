"""The rule transfer-to-third-country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, NamedTuple

from postguard.accounts import AccountFacts
from postguard.checkbase import Check, NotJudged
from postguard.draft import Draft
from postguard.facts import Facts
from postguard.finding import Finding
from postguard.references import DATA_PRIVACY_FRAMEWORK, GDPR, SCHREMS_II
from postguard.register.accounts import Account
from postguard.register.words import yes_or_no
from postguard.wordlists import rows

SHIELD_FELL = date(2020, 7, 16)
"""Schrems II: until then the Privacy Shield covered companies in the USA."""


class Platform(NamedTuple):
    """Who runs a platform, and from where."""

    provider: str
    sv: str
    en: str
    country: str


@lru_cache(maxsize=1)
def _platforms() -> Mapping[str, Platform]:
    return {row[0]: Platform(*row[1:]) for row in rows(__package__, "platforms.tsv")}


class TransferToThirdCountry(Check):
    """An account's platform is run from outside the EU/EEA, and no assessment of the transfer is on record.

    What is published there is transferred there (Schrems II, 16 July 2020). Since 10 July 2023 a company in the USA that
    is certified under the Data Privacy Framework may receive it; the house names those that it has looked up
    (`certified`), since nothing is asked over the network. For others the register holds the house's own assessment. A
    draft is asked about where its account lacks that and somebody is named or shown.
    """

    id = "transfer-to-third-country"
    subject = "account"
    kind = "review"
    judges = ("channels", "date", "people")
    doc_sv = """Ett kontos plattform drivs från ett land utanför EU/EES, och registret har ingen bedömning av överföringen.

    Det som publiceras där förs över dit (Schrems II, 16 juli 2020). Sedan den 10 juli 2023 får ett företag i USA som är
    certifierat enligt Data Privacy Framework ta emot det; huset anger vilka det har kontrollerat (certified), eftersom
    inget frågas över nätet. För andra står husets egen bedömning i registret. Om ett utkast frågas det där kontot saknar
    detta och någon nämns eller visas.
    """
    message = {
        "sv": "{platform} drivs från {country}. Registret har ingen bedömning av överföringen, och leverantören anges inte som certifierad.",
        "en": "{platform} is run from {country}. The register has no assessment of the transfer, and the provider is not named as certified.",
    }
    _draft = {
        "sv": "Någon nämns eller visas, och {platform} drivs från {country} utan att registret har en bedömning av överföringen.",
        "en": "Somebody is named or shown, and {platform} is run from {country} without an assessment of the transfer on record.",
    }
    help = {
        "sv": "Gör en bedömning och ange den i registret, eller kontrollera leverantören på dataprivacyframework.gov och ange den under certified.",
        "en": "Make an assessment and put it into the register, or look the provider up at dataprivacyframework.gov and name it under certified.",
    }
    references = (GDPR["44"], SCHREMS_II, DATA_PRIVACY_FRAMEWORK)
    certified: Annotated[tuple[str, ...], "channels whose provider the house has found on the framework's list"] = ()
    framework_from: Annotated[date, "the day from which the EU-US framework covers certified companies"] = date(2023, 7, 10)  # fmt: skip
    framework_until: Annotated[date, "the day on which it no longer does, should it fall"] = date.max
    example_accounts = (
        Account("badet", "Badet", "facebook"),
        Account("museet", "Museet", "facebook", transfer="Bedömning 2024-03-01, KS 2024/12"),
    )
    unsure = (
        Account("badet", "Badet", "facebook"),
        Account("badet", "Badet", "tiktok", transfer="Nej"),
        Draft(text="Vår badvakt Anna Lind hälsar välkommen.", account="badet", channels=("facebook",)),
    )
    good = (
        Account("museet", "Museet", "facebook", transfer="Bedömning 2024-03-01, KS 2024/12"),
        Account("bild", "Bildarkivet", "mastodon"),
        Account("old", "Gamla badet", "facebook", status="closed"),
        Draft(text="Badet öppnar klockan åtta.", account="badet", channels=("facebook",)),
        Draft(text="Vår badvakt Anna Lind hälsar välkommen.", account="museet", channels=("facebook",)),
        Draft(text="Vår badvakt Anna Lind hälsar.", account="badet", publish_at=datetime(2019, 5, 1)),
    )
    known_misses = ("Services of one's own in a cloud outside the EU/EEA; platforms that the list does not have.",)

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a question for each platform of an account in use that nothing covers today."""
        if not account.closed_on(facts.today):
            for name, platform in self._uncovered(account, facts.today):
                yield self._asked("/transfer", name, platform)

    def run(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield a question for a draft with people in it whose account nothing covers on its day."""
        channels = {channel.lower() for channel in draft.channels}
        found = [
            (name, platform)
            for account in facts.own_accounts
            for name, platform in self._uncovered(account, facts.publish_on)
            if not channels or name in channels
        ]
        if found and _has_people(draft, facts):
            name, platform = found[0]
            yield self._asked("/account", name, platform, self._draft)

    def _uncovered(self, account: Account, day: date) -> Iterator[tuple[str, Platform]]:
        if account.transfer and yes_or_no(account.transfer) is not False:
            return
        for name in account.platforms:
            platform = _platforms().get(name)
            if platform and not (platform.country == "US" and self._covered(name, day)):
                yield name, platform

    def _covered(self, name: str, day: date) -> bool:
        if day < SHIELD_FELL:
            return True
        known = {one.lower() for one in self.certified}
        return self.framework_from <= day < self.framework_until and name in known

    def _asked(self, at: str, name: str, platform: Platform, words: Mapping[str, str] | None = None) -> Finding:
        country = {"sv": platform.sv, "en": platform.en}
        return self.finding(at, message=words, platform=name.capitalize(), country=country)


def _has_people(draft: Draft, facts: Facts) -> bool:
    """Whether a draft names or shows somebody, as far as draft, texts and pictures tell."""
    shown = [medium.shows for medium in draft.media if medium.shows]
    if draft.people or any(medium.people for medium in draft.media) or any(s.minors or s.adults for s in shown):
        return True
    if any(facts.names(pointer) for pointer, _ in draft.strings()):
        return True
    for at, medium in draft.images():
        with suppress(NotJudged):  # other rules say that the picture could not be looked at
            if medium.shows is None and facts.people_seen(at).most:
                return True
    return False
