"""Presidio recognisers for Swedish identifiers, usable in anybody's AnalyzerEngine, and the engine that postguard uses.

    from postguard.presidio import recognizers
    registry.recognizers.extend(recognizers("sv"))

Importing this module imports Presidio and with it spaCy (about two seconds); no model is loaded or downloaded.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from datetime import date

# tldextract would fetch the public suffix list at first use: its bundled copy is enough.
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from presidio_analyzer.predefined_recognizers import EmailRecognizer, PhoneRecognizer
from presidio_analyzer.recognizer_registry import RecognizerRegistry

LANGUAGES = ("sv", "en")
logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


class PersonalIdentityNumberRecognizer(PatternRecognizer):  # type: ignore[misc]
    """Personnummer and samordningsnummer in all written forms, with a real date and a right check digit.

    Unlike Presidio's own recogniser it knows the form with a space and leaves longer numbers alone: a case number such
    as 2025-811228-9874 holds no personnummer.
    """

    def __init__(self, supported_language: str = "sv") -> None:
        number = r"(?<![\w/:.+-])(?:1[89]|20)?\d{2}(?:0\d|1[0-2])(?:[0-3]\d|[6-9]\d)(?: ?[-+–‑] ?| )?\d{4}(?![\w])(?![-/.:]\d)"
        super().__init__(
            "PERSONAL_IDENTITY_NUMBER",
            patterns=[Pattern("personnummer", number, 0.6)],
            supported_language=supported_language,
        )

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the number has a real date of birth (day + 60 in a samordningsnummer) and a right check digit."""
        digits = "".join(c for c in pattern_text if c.isdigit())
        ten = digits[-10:]
        day = int(ten[4:6])
        if len(digits) == 10 and pattern_text.isdigit() and day > 60:
            return False  # ten bare digits are a mobile number more often than a samordningsnummer
        centuries = [int(digits[:2])] if len(digits) == 12 else [20, 19]
        return _luhn(ten) and any(
            _is_past_day(100 * c + int(ten[:2]), int(ten[2:4]), day - 60 if day > 60 else day) for c in centuries
        )


class SwedishPhoneRecognizer(PhoneRecognizer):  # type: ignore[misc]
    """Swedish phone numbers, and foreign ones with a country code; opening hours, dates and years are none."""

    def __init__(self, supported_language: str = "sv") -> None:
        super().__init__(supported_language=supported_language, supported_regions=("SE",))

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """As in Presidio; see the class."""
        return [r for r in super().analyze(text, entities, nlp_artifacts) if _looks_like_phone(text[r.start : r.end])]


def recognizers(language: str) -> list[EntityRecognizer]:
    """The recognisers of identifiers for one language ("sv" or "en")."""
    return [
        PersonalIdentityNumberRecognizer(language),
        SwedishPhoneRecognizer(language),
        EmailRecognizer(supported_language=language),
    ]


def analyzer() -> AnalyzerEngine:
    """An AnalyzerEngine with these recognisers alone: no model, no network, and no log of the text."""
    registry = RecognizerRegistry(
        recognizers=[r for lang in LANGUAGES for r in recognizers(lang)], supported_languages=list(LANGUAGES)
    )
    engine = NoOpNlpEngine([{"lang_code": lang, "model_name": "none"} for lang in LANGUAGES])
    return AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=list(LANGUAGES), log_decision_process=False
    )


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (2 - at % 2) for at, d in enumerate(digits))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _is_past_day(year: int, month: int, day: int) -> bool:
    try:
        return date(1850, 1, 1) < date(year, month, day) <= date.today()
    except ValueError:
        return False


def _looks_like_phone(found: str) -> bool:
    import re

    if re.fullmatch(r"[012]?\d[.:][0-5]\d\s?[-–]\s?[012]?\d[.:][0-5]\d", found):  # 08.00-16.00
        return False
    digits = "".join(c for c in found if c.isdigit())
    return 7 <= len(digits) <= 15 and (digits.startswith("0") or found.startswith(("+", "(")))


__all__: Sequence[str] = ("PersonalIdentityNumberRecognizer", "SwedishPhoneRecognizer", "analyzer", "recognizers")
