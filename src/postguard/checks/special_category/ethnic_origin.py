"""The rule ethnic-origin."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class EthnicOrigin(SpecialCategoryCheck):
    """The post may tell of somebody's racial or ethnic origin.

    Belonging to a people or a minority, and the roots of one's family, are a special category. Nationality alone is
    none, and nothing is ever read from how somebody looks in a picture.
    """

    id = "ethnic-origin"
    doc_sv = """Inlägget kan berätta om någons etniska ursprung.

    Att höra till ett folk eller en minoritet, och var släkten har sina rötter, är känsliga personuppgifter.
    Bara nationalitet är det inte, och ingenting utläses någonsin ur hur någon ser ut på en bild.
    """
    message = {
        "sv": "Berättar det här något om en viss persons etniska tillhörighet?",
        "en": "Does this tell something about a particular person's ethnic origin?",
    }
    certain = {
        "sv": "Det här är en uppgift om en viss persons etniska tillhörighet.",
        "en": "This tells a particular person's ethnic origin.",
    }
    references = (GDPR["9"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Läraren Berivan Kaya är kurd."),
        Draft(text="Elin Ek har samiska rötter."),
    )
    unsure = (
        Draft(text="Aslak kom till festen i sin kolt, sydd av farmor."),
        Draft(text="Elena Roth, whose Jewish family came here in 1939, reads on Monday."),
    )
    good = (
        Draft(text="Utställning om romsk historia öppnar på lördag."),
        Draft(text="Julia är född i Gdynia."),
        Draft(text="Karl X Gustav lät 1657 fördriva judar ur staden."),
        Draft(text="Café Kurdistan serverar te hela dagen."),
        Draft(text="Det är samma tid som i fjol, säger Elin Ek."),
    )
    known_misses = ("Origin that only a tradition, a dish, a song or a place tells.",)
