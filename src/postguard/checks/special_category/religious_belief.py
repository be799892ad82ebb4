"""The rule religious-belief."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class ReligiousBelief(SpecialCategoryCheck):
    """The post may tell of somebody's religious or philosophical belief.

    What a person believes in, or does not, and taking part as a believer are a special category. A church as a place for
    concerts, Lucia, teaching about religion and the titles of the clergy are not meant.
    """

    id = "religious-belief"
    doc_sv = """Inlägget kan berätta om någons religiösa eller filosofiska övertygelse.

    Vad en person tror på eller inte tror på, och att delta som en som tror, är känsliga personuppgifter. En kyrka som
    lokal, Lucia, undervisning om religion och prästers titlar avses inte.
    """
    message = {
        "sv": "Berättar det här vad en viss person tror på, eller inte tror på?",
        "en": "Does this tell what a particular person believes in, or does not?",
    }
    certain = {
        "sv": "Det här säger vad en viss person tror på, eller inte tror på.",
        "en": "This says what a particular person believes in, or does not.",
    }
    references = (GDPR["9"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Vår kollega Amir är muslim."),
        Draft(text="Karin Ek konverterade till katolicismen."),
        Draft(text="Omar fastar under ramadan."),
    )
    unsure = (
        Draft(text="Amina lägger bönemattan i förrådet varje dag klockan ett."),
        Draft(text="Her faith carried Rita Holm through the winter."),
    )
    good = (
        Draft(text="Julkonsert i Missionskyrkan på lördag."),
        Draft(text="Prästen Karin Ek talar om klimatet."),
        Draft(text="Lucia i år är Elsa Ek."),
        Draft(text="Temadag om islam och kristendom med läraren Omar Haddad."),
    )
    known_misses = ("Belief that only a diet, a day off or a greeting tells.",)
