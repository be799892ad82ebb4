"""The one table of a draft's field names in both languages, and of the words that stand for values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

Table = Mapping[str, str]

_MEDIA_WORDS = "bild bilder foto foton film filmer video videor ljud medier image images photo photos picture pictures videos audio"
_FILE_WORDS = "file fil sökväg src url bild foto film video ljud image photo picture audio"

DRAFT: Table = {
    **{name: name for name in "id text title lang kind account channels author status category purpose people media answers".split()},
    **dict.fromkeys(_MEDIA_WORDS.split(), "media"),
    "publish at": "publish_at", "approved by": "approved_by", "channel": "channels",
    "rubrik": "title", "språk": "lang", "typ": "kind", "konto": "account", "kanal": "channels", "kanaler": "channels",
    "datum": "publish_at", "publiceras": "publish_at", "publicering": "publish_at", "publiceringsdatum": "publish_at", "date": "publish_at",
    "författare": "author", "skribent": "author", "skriven av": "author", "godkänd av": "approved_by", "godkänt av": "approved_by",
    **dict.fromkeys(("inläggstext", "inlägg text", "inläggets text", "text till inlägg", "text till inlägget", "publiceringstext", "brödtext", "post", "post text", "copy"), "text"),
    **dict.fromkeys(("plattform", "plattformar", "platform", "platforms", "publiceringskanal", "publiceringskanaler"), "channels"),
    **dict.fromkeys(("publish date", "publiceringstillfälle", "publiceringsdag", "planerad", "planerat datum", "scheduled", "planned date"), "publish_at"),
    **dict.fromkeys(("ansvarig", "ansvarig skribent", "owner"), "author"), "godkänd": "approved_by", "godkänt": "approved_by", "approved": "approved_by",
    "titel": "title", "ämne": "title", "subject": "title", "läge": "status", "bildfil": "media", "bildfiler": "media", "filnamn": "media", "bilaga": "media",
    "content category": "category", "kategori": "category", "ändamål": "purpose", "syfte": "purpose", "personer": "people", "svar": "answers", "inlägg": "text",
}  # fmt: skip
MEDIA: Table = {
    **{name: name for name in "path kind alt decorative captions transcript text people shows".split()},
    **dict.fromkeys(_FILE_WORDS.split(), "path"),
    "typ": "kind", "alttext": "alt", "alt text": "alt", "alternativtext": "alt",
    "dekorativ": "decorative", "undertexter": "captions", "textning": "captions", "transkription": "transcript", "transkript": "transcript",
    "text i bilden": "text", "text i bild": "text", "personer": "people", "visar": "shows", "bildbeskrivning": "alt", "alt texter": "alt", "alternativtexter": "alt",
}  # fmt: skip
WHEN: Table = {
    "tid": "time", "klockslag": "time", "klockan": "time", "kl": "time", "kl.": "time", "time": "time", "publiceringstid": "time",
    "vecka": "week", "v": "week", "v.": "week", "week": "week", "veckonummer": "week", "veckodag": "weekday", "dag": "weekday", "weekday": "weekday", "day": "weekday",
}  # fmt: skip
"""Columns of a calendar that tell the day or time together with its date."""
SHOWS: Table = {
    "minors": "minors",
    "adults": "adults",
    "barn": "minors",
    "minderåriga": "minors",
    "vuxna": "adults",
    "children": "minors",
}
ANSWER: Table = {
    **{name: name for name in "rule pointer answer by at until fingerprint".split()},
    "regel": "rule", "svar": "answer", "av": "by", "datum": "at", "gäller till": "until", "till och med": "until", "plats": "pointer", "fingeravtryck": "fingerprint",
}  # fmt: skip
WORDS: Mapping[str, Any] = {
    "inlägg": "post", "svar": "reply", "bild": "image", "foto": "image", "film": "video", "ljud": "audio", "svenska": "sv", "engelska": "en",
    "swedish": "sv", "english": "en", "ja": True, "yes": True, "true": True, "nej": False, "no": False, "false": False,
    "inbränd": "burned-in", "inbrända": "burned-in", "inget tal": "no-speech",
}  # fmt: skip

PUBLISHED = frozenset(
    "publicerad publicerat publicerade postad postat postade utlagd utlagt published posted sent skickad skickat".split()
)
"""What a calendar's status says of a post that is out already."""
CANCELLED = frozenset(
    "inställd inställt struken struket utgår utgått avbokad cancelled canceled avbruten avbrutet".split()
)


def normal(key: object) -> str:
    """A key as the tables hold it: lower case, single spaces."""
    return re.sub(r"[\s_-]+", " ", str(key)).strip().lower()


class Fields(dict[str, Any]):
    """A mapping as a file wrote it. `repeated` are the keys that stand in it twice: all but their last value is lost."""

    repeated: tuple[str, ...] = ()

    @classmethod
    def of(cls, pairs: list[tuple[str, Any]]) -> Fields:
        """The mapping of these keys and values."""
        fields = cls(pairs)
        if len(fields) < len(pairs):
            fields.repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return fields
