"""Single values of a mapping: texts, lists of names, dates. What is of another kind is refused with the reason."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from postguard.draft import Text, media_kind

_MAX_BITS = 1000  # Python refuses to write out longer numbers, and none is a title


class Wrong(Exception):
    """A value that is not of the kind its field asks for. `why` says what it should be."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(en)
        self.why: Text = {"sv": sv, "en": en}


def read_text(value: Any) -> str:
    """A text; numbers and dates, as YAML reads them unasked, are written out. Raises Wrong."""
    number = isinstance(value, int) and value.bit_length() <= _MAX_BITS
    if isinstance(value, (str, date)) or number or (isinstance(value, float) and math.isfinite(value)):
        return str(value)
    raise Wrong("ska vara text", "should be text")


def read_several(value: Any, lower: bool = False) -> list[str]:
    """A list, or one text with commas, as texts without empty ones. Raises Wrong."""
    values = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else [value]
    texts = (read_text(item).strip() for item in values)
    return [text.lower() if lower else text for text in texts if text]


def read_moment(value: Any) -> datetime:
    """A date or time as drafts hold it: ISO 8601, a zone dropped after the local clock time is kept. Raises Wrong."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time())
    try:
        text = read_text(value).strip().replace(" kl ", " ").replace(" kl. ", " ")
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except (Wrong, ValueError):
        raise Wrong(
            "skriv datumet som 2026-12-03 eller 2026-12-03 08:30", "write the date as 2026-12-03 or 2026-12-03 08:30"
        ) from None


def names_media(value: Any, depth: int = 3) -> bool:
    """Whether a value, or one in its lists and mappings, ends like the name of a picture, film or sound."""
    if isinstance(value, str):
        return media_kind(value[-200:].strip()) is not None
    items = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return depth > 0 and any(names_media(item, depth - 1) for item in items)
