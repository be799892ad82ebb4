"""Presidio recognisers for Swedish identifiers, usable in anybody's AnalyzerEngine, and the engine that postguard uses.

    from postguard.presidio import recognizers
    registry.recognizers.extend(recognizers("sv"))

Importing this module imports Presidio and with it spaCy (about two seconds); no model is loaded or downloaded.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Sequence
from datetime import date

# tldextract would fetch the public suffix list at first use: its bundled copy is enough.
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from presidio_analyzer.predefined_recognizers import PhoneRecognizer
from presidio_analyzer.recognizer_registry import RecognizerRegistry

LANGUAGES = ("sv", "en")
logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


_NOT_BEFORE = r"(?<![\w/:.+-])"
_CONTEXT = 40
"""Characters before a hit in which a word of its context may stand."""


class _InContext(PatternRecognizer):  # type: ignore[misc]
    """A recogniser whose hits need a word of `needs` shortly before them, or must not have one of `never`."""

    entity = ""
    patterns_: tuple[tuple[str, str], ...] = ()
    needs: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    flags = 0

    def __init__(self, supported_language: str = "sv") -> None:
        patterns = [Pattern(name, regex, 0.6) for name, regex in self.patterns_]
        super().__init__(
            self.entity, patterns=patterns, supported_language=supported_language, global_regex_flags=self.flags
        )

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None, regex_flags: int | None = None
    ) -> list[RecognizerResult]:
        """As in Presidio; see the class."""
        found = super().analyze(text, entities, nlp_artifacts, regex_flags)
        return [r for r in found if self.fits(text, r.start, r.end)]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the words before a hit allow it."""
        before = text[max(0, start - _CONTEXT) : start]
        return not (self.needs and not self.needs.search(before)) and not (self.never and self.never.search(before))


class PersonalIdentityNumberRecognizer(_InContext):
    """Personnummer and samordningsnummer in all written forms, with a real date and a right check digit.

    Unlike Presidio's own recogniser it knows the forms with spaces and leaves longer numbers alone: a case number such
    as 2025-811228-9874 holds no personnummer.
    """

    entity = "PERSONAL_IDENTITY_NUMBER"
    patterns_ = (
        (
            "personnummer",
            _NOT_BEFORE
            + r"(?:1[89]|20)?\d{2}(?: (?=\d{2} \d{2}[ -]))?(?:0\d|1[0-2])(?:(?<= \d{2}) )?(?:[0-3]\d|[6-9]\d)(?: ?[-+–‑−] ?| )?\d{4}(?!\w)(?![-/.:]\d)",
        ),
    )

    def validate_result(self, pattern_text: str) -> bool:
        """Whether the number has a real date of birth (day + 60 in a samordningsnummer) and a right check digit."""
        digits = "".join(c for c in pattern_text if c.isdigit())
        ten = digits[-10:]
        day = int(ten[4:6])
        if len(digits) == 10 and pattern_text.isdigit() and day > 60:
            return False  # ten bare digits are a mobile number more often than a samordningsnummer
        centuries = [int(digits[:2])] if len(digits) == 12 else [20, 19]
        day = day - 60 if day > 60 else day
        return _luhn(ten) and any(_is_past_day(100 * c + int(ten[:2]), int(ten[2:4]), day) for c in centuries)


class SwedishPhoneRecognizer(PhoneRecognizer):  # type: ignore[misc]
    """Swedish phone numbers, and foreign ones with a country code; opening hours, dates and years are none."""

    def __init__(self, supported_language: str = "sv") -> None:
        super().__init__(supported_language=supported_language, supported_regions=("SE",))

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """As in Presidio; see the class."""
        found = super().analyze(text, entities, nlp_artifacts)
        for r in found:
            if text[r.start] == "(" and ")" not in text[r.start : r.end]:
                r.start += 1  # a bracket that opens a remark, not the number
        return [r for r in found if _looks_like_phone(text[r.start : r.end])]


class EmailAddressRecognizer(_InContext):
    """E-mail addresses of every domain, reserved ones (example) and ones with å, ä and ö too; checked by form alone."""

    entity = "EMAIL_ADDRESS"
    patterns_ = (
        ("e-mail", r"(?<![\w.+-])[\w][\w.+-]{0,63}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,5}[^\W\d_]{2,24}(?![\w@])"),
    )


class StreetAddressRecognizer(_InContext):
    """A street with a number: Grusvägen 3, Norra Storgatan 12 B, 14 Mill Lane. Dates and hours after a place are none."""

    entity = "STREET_ADDRESS"
    _street = (
        "gatan|gata|vägen|väg|gränden|gränd|stigen|stig|allén|allé|backen|backe|torget|torg|plan|planen|platsen|plats|kajen|liden|brinken|slingan"
        "|ringen|svängen|esplanaden|promenaden|leden|gången|kroken|höjden|stråket|bulevarden|boulevarden|gårdet|hagen|parken|udden|strand|stranden"
    )
    _name = r"[A-ZÅÄÖÉÜ][\w'’-]{0,40}"
    patterns_ = (
        (
            "swedish street",
            rf"(?<![\w-])(?:(?:{_name} ){{0,2}}[A-ZÅÄÖÉÜ][\w'’-]{{0,40}}?(?:{_street})|(?:{_name} ){{1,3}}(?:{_street}|Promenaden|Kajen|Strandgatan|Allén|Torget|Backen))"
            r" \d{1,4}(?: ?[A-Za-z](?![\w]))?(?:[–-]\d{1,4}(?: ?[A-Z](?!\w))?)?(?![\w:.]\d|\w|[–-]\d)",
        ),
        (
            "swedish street in lower case",  # bävervägen 19; but motorvägen 4, cykelvägen 2
            r"(?<![\w-])(?!motor|riks|läns|lands|cykel|gång|skol|gå)[a-zåäöé]{3,30}(?:gatan|vägen|gränden|gränd|stigen|allén|torget)"
            r" \d{1,3}(?: ?[A-Za-z](?![\w]))?(?![\w:.]\d|\w|[–-]\d)",
        ),
        (
            "english street",
            r"(?<![\w-])\d{1,4}[A-Za-z]?(?:[–-]\d{1,4})? (?:[A-Z][\w'’-]{0,30} ){1,3}(?:Street|Road|Lane|Avenue|Drive|Close|Way|Court|Square|Gardens|Terrace|Row|Crescent|Mews|Walk|Grove|Rise|Hill|St|Rd|Ave)(?!\w)",
        ),
    )
    _no_address = re.compile(
        r"(?i)\s*(?:kl\b|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan\b|feb\b|kr\b|kronor|minuter|meter|km|%"
        r"|january|february|march|may|june|july|august|october|[ap]m\b|år\b)"
    )

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether what follows is neither a date, an hour nor a measure."""
        return not self._no_address.match(text, end)


class SocialHandleRecognizer(_InContext):
    """Names of accounts in social media: @nora.lind. E-mail addresses hold none."""

    entity = "SOCIAL_HANDLE"
    patterns_ = (("handle", r"(?<![\w.@/+-])@[^\W_](?:[\w.]{0,38}\w)|(?<![\w.@/+-])@_\w[\w.]{0,36}\w"),)


class BankAccountRecognizer(_InContext):
    """IBAN by its check digits; bankgiro, plusgiro and clearing number with account where the words before say so."""

    entity = "BANK_ACCOUNT"
    patterns_ = (
        ("iban", r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?!\w)"),
        ("bankgiro", r"(?<![\w-])\d{3,4}-\d{4}(?![\w-])"),
        ("plusgiro", r"(?<![\w-])\d{1,3}(?: ?\d{2,3}){0,3} ?- ?\d(?![\w-])"),
        (
            "clearing",
            r"(?<![\w-])\d{4}(?:-\d)?[ ,-]{1,2}(?:(?:konto(?:nummer|nr)?|account)[: ]{0,2})?\d(?:[ .]?\d){5,11}(?:-\d)?(?![\w-])",
        ),
    )
    _words = re.compile(
        r"(?i)bankgiro|plusgiro|postgiro|\b[bp]g\b|konto(?!r)|clearing|sätt in|insätt|betal|stipendi|bidrag|swish|account|\bbank\b|giro|giv"
    )

    _case = re.compile(r"(?:\b[A-ZÅÄÖ]{2,5}|(?i:ärende|diarienummer|dnr|case))\W{1,2}$")

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether it is an IBAN with right check digits, or the words before speak of money."""
        found = text[start:end]
        before = text[max(0, start - 2 * _CONTEXT) : start]
        if found[:2].isalpha():
            return _iban(found) or bool(re.search(r"(?i)\biban\W{0,3}$", before))  # one with a slip of the pen too
        if self._case.search(before) and re.match(r"(?:19|20)\d\d-\d", found):
            return False
        return bool(self._words.search(before)) and not re.search(
            r"(?i)(?:(?:org|organisations)\.?-?|kund-?|medlems-?|kort-?|lånekorts?-?|biblioteks?(?:korts?)?-?|faktura-?|referens-?|ocr-?|customer |card |member |reference )"
            r"(?:nummer|numret|nr|number|no\.?)\W*$|ocr\W*$|dnr\W*$|kort(?:et)?\W*$|\bcard\W*$",
            before,
        )


class VehiclePlateRecognizer(_InContext):
    """Swedish number plates (ABC 123, ABC 12D) and British ones (AB12 CDE). Course and room numbers are none."""

    entity = "VEHICLE_PLATE"
    _letters = "A-HJ-PR-UW-Z"
    patterns_ = (
        ("swedish plate", rf"(?<![\w-])[{_letters}]{{3}}[ -]?\d{{2}}[\d{_letters}](?![\w-])"),
        ("british plate", r"(?<![\w-])[A-Z]{2}\d{2} ?[A-Z]{3}(?![\w-])"),
        ("plate in lower case", rf"(?<![\w-])(?i:[{_letters}]{{3}}) ?\d{{2}}[\d{_letters.lower()}](?![\w-])"),
    )
    never = re.compile(
        r"(?i)\b(?:kurs(?:en|er|kod)?|courses?|sal(?:en)?|rum(?:met)?|room|hus|lokal|ämne|modul|klassrum|buss|linje|zon|code|kod|ask for)\b[^.\n]{0,25}$"
    )
    _vehicle = re.compile(
        r"(?i)\b(?:\w{0,20}bil(?:en|ar|arna|ens)?|bil\w*|reg|registrering\w*|car|van|vehicle|släp\w*|moped\w*|motorcykel\w*|lastbil\w*|skåpbil\w*|\w{0,20}parker\w*|garage\w*|skylt\w*|ägare\w*|owner|kör\w*|fordon\w*)\b"
    )
    # Letters that begin course, room and product codes rather than plates.
    _codes = frozenset(
        "MAT ENG SVA SVE BIO FYS KEM HIS SAM REL MUS HUS SAL MAX SFI SAS LED DIN EAN ART NAT PED PSY FIL GEO TEK ABC KUL ISO".split()
    )

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether it is no code of a course or a room; such letters, and lower case, need a vehicle in the words around."""
        found = text[start:end]
        around = text[max(0, start - 60) : start] + text[end : end + 30]
        glued = found[2:3].isalpha() and found[3:4].isdigit()  # TMA044 is a course as often
        if found[:3].upper() in self._codes or not found[:2].isupper() or glued:
            return bool(self._vehicle.search(around)) and super().fits(text, start, end)
        return super().fits(text, start, end)


class PersonNameRecognizer(EntityRecognizer):  # type: ignore[misc]
    """Person names from name lists (postguard.facts.names)."""

    def __init__(self, supported_language: str = "sv") -> None:
        super().__init__(
            supported_entities=["PERSON"], supported_language=supported_language, name="PersonNameRecognizer"
        )

    def load(self) -> None:
        """Nothing to load: the lists are read when first needed."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """As in Presidio; see the class."""
        from postguard.facts.names import find_names

        return [RecognizerResult("PERSON", start, end, 0.7) for start, end in find_names(text, self.supported_language)]


def identifiers(language: str) -> list[EntityRecognizer]:
    """The recognisers of identifiers, names excepted, for one language ("sv" or "en")."""
    kinds = (
        PersonalIdentityNumberRecognizer, SwedishPhoneRecognizer, EmailAddressRecognizer, StreetAddressRecognizer,
        SocialHandleRecognizer, BankAccountRecognizer, VehiclePlateRecognizer,
    )  # fmt: skip
    return [kind(language) for kind in kinds]


def recognizers(language: str) -> list[EntityRecognizer]:
    """All recognisers of postguard for one language ("sv" or "en")."""
    return [*identifiers(language), PersonNameRecognizer(language)]


def analyzer() -> AnalyzerEngine:
    """The AnalyzerEngine that postguard uses: identifiers alone, no model, no network, and no log of the text."""
    registry = RecognizerRegistry(
        recognizers=[r for lang in LANGUAGES for r in identifiers(lang)], supported_languages=list(LANGUAGES)
    )
    engine = NoOpNlpEngine([{"lang_code": lang, "model_name": "none"} for lang in LANGUAGES])
    return AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=list(LANGUAGES), log_decision_process=False
    )


def _iban(found: str) -> bool:
    compact = found.replace(" ", "")
    digits = "".join(str(int(c, 36)) for c in compact[4:] + compact[:4])
    return 15 <= len(compact) <= 34 and int(digits) % 97 == 1


def _luhn(digits: str) -> bool:
    doubled = (int(d) * (2 - at % 2) for at, d in enumerate(digits))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def _is_past_day(year: int, month: int, day: int) -> bool:
    try:
        return date(1850, 1, 1) < date(year, month, day) <= date.today()
    except ValueError:
        return False


def _looks_like_phone(found: str) -> bool:
    if re.fullmatch(r"[012]?\d[.:][0-5]\d\s?[-–]\s?[012]?\d[.:][0-5]\d", found):  # 08.00-16.00
        return False
    digits = "".join(c for c in found if c.isdigit())
    return 7 <= len(digits) <= 15 and (digits.startswith("0") or found.startswith(("+", "(")))


__all__: Sequence[str] = (
    "BankAccountRecognizer", "EmailAddressRecognizer", "PersonNameRecognizer", "PersonalIdentityNumberRecognizer",
    "SocialHandleRecognizer", "StreetAddressRecognizer", "SwedishPhoneRecognizer", "VehiclePlateRecognizer",
    "analyzer", "identifiers", "recognizers",
)  # fmt: skip
