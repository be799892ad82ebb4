"""The words that registers use: column names, yes and no, bases, scopes, channels; in Swedish and English."""

from __future__ import annotations

import re
from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    name: field
    for field, names in {
        "id": "id; uppgift; uppgiftens id; record; record id; elev-id; elevid; barn-id; barnid; person-id; samtyckesnummer; löpnummer",
        "name": "name; namn; elev; elevens namn; barn; barnets namn; person; personens namn; fullständigt namn; full name; pupil; child; student",
        "given name": "förnamn; tilltalsnamn; given name; first name",
        "family name": "efternamn; family name; last name; surname",
        "born": "born; född; födelsedatum; födelsedag; födelsetid; personnummer; personnr; pnr; date of birth; birth date; birthday",
        "group": "group; grupp; klass; avdelning; class; årskurs; lag; team",
        "basis": "basis; grund; rättslig grund; laglig grund; legal basis",
        "given_by": "given_by; given by; samtycke av; samtycke lämnat av; lämnat av; samtyckt av; consent by",
        "guardian": "vårdnadshavare 1; vårdnadshavare 2; vårdnadshavare 1 ja; vårdnadshavare 2 ja; vh1; vh2; vh 1; vh 2; målsman 1; målsman 2;"
        " samtycke vårdnadshavare 1; samtycke vårdnadshavare 2; samtycke vh1; samtycke vh2; samtycke vh 1; samtycke vh 2;"
        " underskrift vårdnadshavare 1; underskrift vårdnadshavare 2; underskrift vh1; underskrift vh2; guardian 1; guardian 2",
        "sole": "ensam vårdnad; enskild vårdnad; sole custody",
        "self": "eget samtycke; elevens samtycke; elevens eget samtycke; barnets samtycke; eleven själv; barnet själv; own consent",
        "scope": "scope; omfattning; omfattar; samtycket omfattar; covers",
        "picture": "bild; bilder; foto; foton; fotografi; foto/bild; bild/foto; bild ok; picture; pictures; photo; photos",
        "film": "film; video; rörlig bild; filmer; film/video",
        "sound": "ljud; röst; ljudupptagning; sound; voice; audio",
        "named": "namn ok; namn får publiceras; får namnges; namnpublicering; publicering av namn; namn i text; name ok; may be named",
        "special": "känsliga uppgifter; känsliga personuppgifter; special categories; special-categories",
        "channels": "channels; channel; kanal; kanaler; var; publiceras i; publicering i; plats; medium/kanal",
        "purposes": "purposes; purpose; ändamål; syfte; syften",
        "valid_from": "valid_from; valid from; gäller från; gäller fr.o.m.; giltig från; giltigt från; fr.o.m.; from; från; datum för samtycke;"
        " samtyckesdatum; samtycke lämnat; undertecknat; underskrivet; date of consent",
        "valid_until": "valid_until; valid until; gäller till; gäller t.o.m.; giltig till; giltigt till; t.o.m.; till; slutdatum; upphör; until; expires",
        "withdrawn": "withdrawn; withdrawn at; återkallat; återkallad; återkallat datum; samtycke återkallat; återtaget; revoked",
        "media": "media; medier; fil; filer; filnamn; bildfil; bildfiler; bild-id; bildid; image id; files",
        "barred": "barred; får ej publiceras; får inte publiceras; publiceras ej; publicera inte; ej publicering; publiceringsförbud; spärr; spärrad;"
        " skyddad; skyddade uppgifter; skyddade personuppgifter; not to be published; do not publish",
        "dependent": "dependent; beroende; beroendeställning; roll; relation; role",
        "": "anmärkning; anmärkningar; kommentar; kommentarer; notering; note; notes; nr; rad; #; sorteringsnummer",
        "date": "datum; date",  # the day of consent where no other column says it
    }.items()
    for name in names.split("; ")
}  # fmt: skip
"""Column names as `column_key` makes them, and the field that each is; "" is one that is known and not used."""

_SCOPES: Mapping[str, str] = {
    "bild": "picture", "bilder": "picture", "foto": "picture", "foton": "picture", "picture": "picture", "pictures": "picture", "photo": "picture",
    "film": "film", "video": "film", "rörlig bild": "film", "ljud": "sound", "röst": "sound", "sound": "sound", "namn": "name", "name": "name",
    "känsliga uppgifter": "special-categories", "känsliga personuppgifter": "special-categories", "special categories": "special-categories",
    "special-categories": "special-categories",
}  # fmt: skip

_BASES: Mapping[str, str] = {
    "samtycke": "consent", "consent": "consent", "avtal": "contract", "contract": "contract", "rättslig förpliktelse": "legal-obligation",
    "legal obligation": "legal-obligation", "legal-obligation": "legal-obligation", "grundläggande intressen": "vital-interests",
    "vital interests": "vital-interests", "vital-interests": "vital-interests", "allmänt intresse": "public-task",
    "uppgift av allmänt intresse": "public-task", "myndighetsutövning": "public-task", "public task": "public-task", "public-task": "public-task",
    "intresseavvägning": "legitimate-interest", "berättigat intresse": "legitimate-interest", "legitimate interest": "legitimate-interest",
    "legitimate-interest": "legitimate-interest", "okänd": "unknown", "unknown": "unknown",
}  # fmt: skip

_GIVERS: Mapping[str, tuple[str, ...]] = {
    "guardian": ("guardian",), "vårdnadshavare": ("guardian",), "målsman": ("guardian",), "en vårdnadshavare": ("guardian",), "förälder": ("guardian",),
    "guardian 1": ("guardian",), "guardian 2": ("guardian",), "vårdnadshavare 1": ("guardian",), "vårdnadshavare 2": ("guardian",),
    "mamma": ("guardian",), "pappa": ("guardian",), "mother": ("guardian",), "father": ("guardian",), "vh1": ("guardian",), "vh2": ("guardian",),
    "guardians": ("guardian", "guardian"), "vårdnadshavarna": ("guardian", "guardian"), "båda vårdnadshavarna": ("guardian", "guardian"),
    "båda": ("guardian", "guardian"), "both": ("guardian", "guardian"), "both guardians": ("guardian", "guardian"), "två vårdnadshavare": ("guardian", "guardian"),
    "sole guardian": ("sole guardian",), "ensam vårdnadshavare": ("sole guardian",), "ensam vårdnad": ("sole guardian",), "sole custody": ("sole guardian",),
    "self": ("self",), "själv": ("self",), "eleven": ("self",), "eleven själv": ("self",), "barnet": ("self",), "den unge": ("self",), "personen själv": ("self",),
    "medarbetaren": ("self",),
}  # fmt: skip

_DEPENDENTS = frozenset(
    "anställd medarbetare personal praktikant vikarie brukare klient patient boende hyresgäst employee staff client patient".split()
)

_CHANNELS: Mapping[str, str] = {
    "alla": "all", "alla kanaler": "all", "all": "all", "all channels": "all", "*": "all", "samtliga": "all", "samtliga kanaler": "all",
    "web": "webb", "webben": "webb", "webbplats": "webb", "webbplatsen": "webb", "hemsida": "webb", "hemsidan": "webb",
    "website": "webb", "web site": "webb", "webbsida": "webb", "skolans webb": "webb", "skolans hemsida": "webb", "extern webb": "webb",
    "fb": "facebook", "insta": "instagram", "ig": "instagram", "twitter": "x", "x/twitter": "x", "yt": "youtube", "tik tok": "tiktok",
    "linked in": "linkedin", "intranät": "intranet", "intranätet": "intranet", "tryck": "print", "trycksak": "print", "trycksaker": "print",
    "nyhetsbrev": "newsletter",
}  # fmt: skip
_OTHER_CHANNELS = frozenset(
    "facebook instagram webb youtube linkedin x tiktok snapchat threads mastodon bluesky intranet print newsletter".split()
)

_YES = frozenset("ja j yes y x true sant 1 ok okej godkänt godkänd samtycker medger ✓ ✔ ☑ ja tack".split()) | {
    "ja tack"
}
_NO = frozenset("nej n no false falskt 0 - – — ej samtycker ej ✗ ✘ ☐ nej tack inte".split()) | {"nej tack", "samtycker ej", "samtycker inte"}  # fmt: skip


def column_key(name: str) -> str:
    """A column's name as COLUMNS holds it: lower case, one line, without (Ja/Nej), colons and question marks."""
    plain = re.sub(r"\([^()]{0,40}\)|[:?*]", " ", name.lower())
    return " ".join(plain.split()) or name.strip().lower()


def channel_name(channel: str) -> str:
    """A channel as records and drafts compare it: "Hemsidan" and "webb" are the same."""
    plain = " ".join(channel.split()).lower()
    return _CHANNELS.get(plain, plain)


def channel_column(name: str) -> str | None:
    """The channel that a yes/no column is named after; None where it is none."""
    channel = channel_name(column_key(name))
    return channel if channel in _OTHER_CHANNELS or channel == "all" else None


def yes_or_no(value: object) -> bool | None:
    """What a cell says: True, False (an empty cell too: nobody has agreed), or None where it says something else."""
    if isinstance(value, bool):
        return value
    word = " ".join(str("" if value is None else value).split()).lower().rstrip(".!")
    return True if word in _YES else False if word in _NO or not word else None


def scope_of(word: str) -> str | None:
    """One of SCOPES; None for another word."""
    return _SCOPES.get(word)


def basis_of(word: str) -> str | None:
    """One of BASES; None for another word."""
    return _BASES.get(word)


def givers_of(word: str) -> tuple[str, ...] | None:
    """Who gave the consent; None for another word, such as a person's name."""
    return _GIVERS.get(word)


def depends(word: str) -> bool:
    """Whether a role is that of somebody who depends on the body: an employee, a client."""
    return word in _DEPENDENTS
