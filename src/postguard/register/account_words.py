"""The words of account registers: column names, kinds of accounts, duties, items of basic information; Swedish, English."""

from __future__ import annotations

import re
from collections.abc import Mapping

ACCOUNT_COLUMNS: Mapping[str, str] = {
    name: field
    for field, names in {
        "id": "id; konto-id; kontoid; kontonummer; account id; nr",
        "name": "name; namn; konto; kontonamn; kontots namn; account; account name",
        "platform": "platform; plattform; kanal; tjänst; social kanal; medium; channel; service",
        "handle": "handle; användarnamn; användare; alias; url; adress; länk till kontot; user name; username",
        "administration": "administration; förvaltning; bolag; förvaltning/bolag; förvaltning eller bolag; nämnd; enhet; verksamhet; skola;"
        " organisation; unit; company; administration/company",
        "type": "type; typ; kontotyp; slag; slag av konto; kind",
        "status": "status; läge; state",
        "ends": "ends; slutdatum; upphör; gäller t.o.m.; gäller till; t.o.m.; tillfälligt till; end date; until",
        "planning": "planning; planering; ansvarig planering; ansvarig för planering; responsible planning",
        "publishing": "publishing; publicering; ansvarig publicering; ansvarig för publicering; responsible publishing",
        "follow_up": "follow_up; uppföljning; ansvarig uppföljning; ansvarig för uppföljning; follow up; follow-up; responsible follow_up; responsible follow-up",
        "monitoring": "monitoring; bevakning; ansvarig bevakning; ansvarig för bevakning; responsible monitoring",
        "moderation": "moderation; moderering; ansvarig moderering; ansvarig för moderering; responsible moderation",
        "responsible": "responsible; ansvarig; ansvariga; kontoansvarig; kontots ansvariga; ansvarig för kontot; owner",
        "purpose": "purpose; syfte; ändamål; varför",
        "goals": "goals; mål; mätbara mål; goal; measurable goals",
        "audience": "audience; målgrupp; målgrupper; för vem; target group",
        "decided_by": "decided_by; decided by; beslut av; beslutat av; beslutad av; beslutsfattare; decision by",
        "decided_on": "decided_on; decided on; beslutsdatum; beslut datum; beslutad; beslutat; decision date; decision on",
        "delegation": "delegation; delegering; delegationspunkt; enligt delegation; beslut delegation; beslut enligt; decision delegation",
        "reference": "reference; diarienummer; dnr; beslut diarienummer; beslut dnr; beslutsreferens; beslut referens; decision reference",
        "started": "started; start; startdatum; startad; startat; öppnat; skapat; opened; start date",
        "followed_up": "followed_up; senaste uppföljning; senast uppföljd; uppföljd; uppföljt; granskat; last follow-up; last follow up; last review",
        "closed": "closed; avslutat; avslutad; avslutat datum; stängt; stängd; nedlagt; closed on",
        "archive_note": "archive_note; arkivering; arkivnotering; arkiverat; arkiv; archive note; archived",
        "last_post": "last_post; senaste inlägg; senast publicerat; last post",
        "bio": "bio; biotext; presentation; presentationstext; basinformation; grundinformation; om kontot; beskrivning; about; description; bio text",
        "links": "links; länkar; länk; webblänkar; webbplats; link; website",
        "tone": "tone; ton; tonprofil; tilltal; tonalitet; tone profile",
        "rhythm": "rhythm; takt; publiceringstakt; frekvens; inlägg per vecka; hur ofta; posts per week; frequency",
        "categories": "categories; innehållskategorier; kategorier; ämnen; content categories",
        "credentials": "credentials; inloggning; inloggningsuppgifter; inloggningsuppgifter förvaras; inloggning förvaras; uppgifter förvaras;"
        " förvaring; var inloggningen finns; credentials kept",
        "secret": "lösenord; password; passwd; pwd; pin; pinkod; pin-kod; token; åtkomsttoken; access token; api-nyckel; api key; hemlighet; secret;"
        " engångskoder; reservkoder; backup codes; recovery codes",
        "transfer": "transfer; överföring; tredjelandsöverföring; överföring till tredjeland; tredjeland; bedömning av överföring;"
        " överföringsbedömning; transfer assessment",
        "info": "info; undantag; undantag från basinformation; får inte plats; exemption; exemptions",
        "answers": "answers; svar; answer; besvarat",
        "": "anmärkning; anmärkningar; kommentar; kommentarer; notering; note; notes; rad; #; följare; antal följare; followers",
    }.items()
    for name in names.split("; ")
}  # fmt: skip
"""Column names as `column_key` makes them, and the field that each is; "" is one that is known and not used."""

_TYPES = {
    **dict.fromkeys(
        "official officiell officiellt allmän allmänt myndighetskonto verksamhetskonto".split(), "official"
    ),
    **dict.fromkeys(
        "pedagogical pedagogisk pedagogiskt klasskonto kurskonto elevkonto skolkonto undervisning".split(),
        "pedagogical",
    ),
}
_STATUSES = {
    **dict.fromkeys("active aktiv aktivt öppet öppen igång beslutat beslutad i bruk".split(), "active"),
    **dict.fromkeys("applied ansökt ansökan sökt föreslaget föreslagen ny nytt".split(), "applied"),
    **dict.fromkeys("closed stängt stängd avslutat avslutad nedlagt nedlagd borttaget".split(), "closed"),
}

_ITEMS: Mapping[str, tuple[str, ...]] = {
    "sender": ("avsändare", "sender"),
    "content": ("innehåll", "content"),
    "terms": ("villkor", "terms", "allmän handling"),
    "contact": ("kontakt", "kontaktuppgifter", "contact"),
    "website": ("webbplats", "webb", "website", "länk till webbplatsen", "webblänk"),
    "privacy-link": ("länk till personuppgifter", "personuppgiftslänk", "privacy-link", "privacy link"),
    "personal-data": ("personuppgifter", "personuppgiftsbehandling", "personal-data", "personal data"),
}

_RHYTHM = re.compile(
    r"(?P<count>\d{1,3}(?:[.,]\d{1,2})?)(?:\s*[-–]\s*\d{1,3})?\s*(?:ggr|gånger|gång|inlägg|posts?|times?|st)?\s*"
    r"(?:[/]|per|i|om|varje|a|each|every)?\s*(?P<unit>dag(?:en)?|day|vecka(?:n)?|v|week|månad(?:en)?|mån|month|år(?:et)?|year)?"
)
_WEEKS = {"dag": 7.0, "day": 7.0, "vecka": 1.0, "v": 1.0, "week": 1.0, "månad": 12 / 52, "mån": 12 / 52, "month": 12 / 52, "år": 1 / 52, "year": 1 / 52}  # fmt: skip
_RHYTHMS = {
    "dagligen": 7.0, "varje dag": 7.0, "daily": 7.0, "varje vardag": 5.0, "vardagar": 5.0, "weekdays": 5.0, "varje vecka": 1.0, "weekly": 1.0,
    "en gång i veckan": 1.0, "varannan vecka": 0.5, "every other week": 0.5, "varje månad": 12 / 52, "monthly": 12 / 52, "en gång i månaden": 12 / 52,
}  # fmt: skip


def type_of(word: str) -> str | None:
    """ "official" or "pedagogical"; None for another word."""
    return next((_TYPES[part] for part in re.split(r"[\s,/]+", word) if part in _TYPES), None)


def status_of(word: str) -> str | None:
    """ "active", "applied" or "closed"; None for another word."""
    return next((_STATUSES[part] for part in re.split(r"[\s,/]+", word) if part in _STATUSES), None)


def items_of(words: str) -> tuple[str, ...]:
    """The items of basic information that a list of words names ("villkor, personuppgifter"; "alla")."""
    found = []
    for word in re.split(r"[,/+&]| och | and ", words.lower()):
        plain = " ".join(word.split())
        if plain in ("alla", "allt", "all"):
            return tuple(_ITEMS)
        found += [item for item, names in _ITEMS.items() if plain == item or plain in names]
    return tuple(found)


def rhythm_of(words: str) -> float | None:
    """Posts a week: "2 ggr/vecka" is 2, "1 gång i månaden" about a quarter, a bare number posts a week; else None."""
    plain = " ".join(words.lower().split())
    if plain in _RHYTHMS:
        return _RHYTHMS[plain]
    found = _RHYTHM.fullmatch(plain)
    if not found:
        return None
    unit = found["unit"] or "v"
    per_week = next(
        share for name, share in _WEEKS.items() if unit == name or (len(name) > 2 and unit.startswith(name))
    )
    return float(found["count"].replace(",", ".")) * per_week
