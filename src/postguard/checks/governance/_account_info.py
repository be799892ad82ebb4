"""Which items of basic information a bio gives, and the sentence to propose for one that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from postguard.facts.text import guess_language
from postguard.register.accounts import INFO_ITEMS, Account
from postguard.wordlists import rows

_LINK = re.compile(
    r"(?i)\b(?:https?://)?(?:[a-zåäö0-9][a-zåäö0-9-]{0,62}\.){1,5}[a-zåäö]{2,24}(?:/[^\s<>\"()]{0,300})?"
)
_PRIVACY = re.compile(r"(?i)personuppgift|dataskydd|integritet|privacy|gdpr|data-?protection")
_PLATFORMS = re.compile(
    r"(?i)^(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|instagram|x|twitter|linkedin|youtube|youtu|tiktok|threads|snapchat|linktr)\.(?:com|net|be|ee|me)\b"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
STRUCTURAL = frozenset({"contact", "website", "privacy-link"})
"""Items that are there or not. The others are told from words, so that their absence is a question."""
ROOM: Mapping[str, int] = {"instagram": 150, "x": 160, "tiktok": 80}
"""Characters of a bio on platforms that allow few (from general knowledge, not checked against their help pages)."""

NAMES: Mapping[str, tuple[str, str]] = {
    "sender": ("uppgift om vilken verksamhet som står bakom kontot och vad den är en del av", "word of which service runs the account and what it is part of"),
    "content": ("uppgift om vad den som följer kan förvänta sig", "word of what followers can expect"),
    "terms": ("villkoren för att delta, t.ex. att inlägg kan bli allmän handling", "the terms for taking part, such as that posts can become public records"),
    "contact": ("kontaktuppgifter", "contact details"),
    "website": ("länk till verksamhetens webbplats", "a link to the service's website"),
    "privacy-link": ("länk till sidan om personuppgifter", "a link to the page on personal data"),
    "personal-data": ("uppgift om hur personuppgifter behandlas", "word of how personal data is processed"),
}  # fmt: skip
_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "sender": "{name} är en del av {organisation}.",
        "content": "Här berättar vi om {about} och svarar på frågor{hours}.",
        "terms": "Det du skriver här kan bli allmän handling. Vi tar bort hot, personangrepp och reklam.",
        "contact": "Kontakta oss: {contact}.",
        "website": "Läs mer på {site}.",
        "privacy-link": "Om personuppgifter: {privacy}.",
        "personal-data": "Det du skriver sparas och kan lämnas ut. Skriv inga personuppgifter om dig själv eller andra.",
    },
    "en": {
        "sender": "{name} is part of {organisation}.",
        "content": "Here we tell about {about} and answer questions{hours}.",
        "terms": "What you write here can become a public record. We remove threats, personal attacks and advertising.",
        "contact": "Contact us: {contact}.",
        "website": "Read more at {site}.",
        "privacy-link": "On personal data: {privacy}.",
        "personal-data": "What you write is kept and can be handed out. Write no personal data about yourself or others.",
    },
}  # fmt: skip


class House(NamedTuple):
    """What the house said of itself: its names, its websites' domains, its pages on personal data, how to reach it, when it answers."""

    names: Sequence[str] = ()
    sites: Sequence[str] = ()
    privacy: Sequence[str] = ()
    contact: str = ""
    hours: str = ""


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, re.Pattern[str]]:
    patterns: dict[str, list[str]] = {}
    for item, pattern in rows(__package__, "account_signs.tsv"):
        patterns.setdefault(item, []).append(pattern)
    return {item: re.compile("|".join(f"(?:{one})" for one in some), re.IGNORECASE) for item, some in patterns.items()}


def missing(account: Account, house: House) -> Iterator[str]:
    """The items of basic information that neither bio nor links of an account give, in their order."""
    given = set(_given(account, house))
    return (item for item in INFO_ITEMS if item not in given)


def _given(account: Account, house: House) -> Iterator[str]:
    text = " ".join(account.bio.split())
    bare = _MAIL.sub(" ", text)
    links = [*account.links, *_LINK.findall(bare)]
    words = _LINK.sub(" ", bare)  # "sjohaga.se/personuppgifter" links to how, and does not say how
    signs = _signs()
    if _names_house(words, house) if house.names else signs["sender"].search(words):
        yield "sender"
    for item in ("content", "terms", "personal-data"):
        if signs[item].search(words):
            yield item
    if signs["contact"].search(text) or any(re.search(r"(?i)kontakt|contact|mailto:|tel:", link) for link in links):
        yield "contact"
    privacy = [link for link in links if _is_privacy(link, house)]
    if privacy:
        yield "privacy-link"
    if any(_is_site(link, house) for link in links if link not in privacy):
        yield "website"


def _names_house(text: str, house: House) -> bool:
    plain = text.casefold()
    return any(re.search(rf"(?<!\w){re.escape(name.casefold())}s?(?!\w)", plain) for name in house.names)


def _is_privacy(link: str, house: House) -> bool:
    if house.privacy:
        return any(_bare(link).startswith(_bare(page)) for page in house.privacy)
    return _PRIVACY.search(link) is not None


def _is_site(link: str, house: House) -> bool:
    if house.sites:
        domain = _bare(link).partition("/")[0]
        return any(domain == _bare(site) or domain.endswith(f".{_bare(site)}") for site in house.sites)
    return not _PLATFORMS.match(link)


def _bare(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.strip().lower()).rstrip("/")


def proposed(item: str, account: Account, house: House) -> str:
    """A sentence that would give an item, in the language of the bio; dots stand where only the house knows."""
    lang = "en" if account.bio and guess_language(account.bio, "sv") == "en" else "sv"
    generic = {"sv": "vår verksamhet", "en": "our service"}[lang]
    return _SENTENCES[lang][item].format(
        name=account.name or account.handle or account.id,
        organisation=house.names[0] if house.names else "…",
        about=account.administration or generic,
        hours=f" {house.hours}" if house.hours else "",
        contact=house.contact or "…",
        site=house.sites[0] if house.sites else "…",
        privacy=house.privacy[0] if house.privacy else "…",
    )


def room(account: Account) -> int | None:
    """How many more characters the platform allows in the bio; None where it allows plenty."""
    limits = [ROOM[platform] for platform in account.platforms if platform in ROOM]
    return max(0, min(limits) - len(account.bio)) if limits else None
