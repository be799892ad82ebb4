"""The rule genetic-data."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import CASE_C_184_20, DATASKYDDSLAGEN_3, GDPR


class GeneticData(SpecialCategoryCheck):
    """The post may tell of somebody's genetic data.

    Results of DNA tests, being a carrier and inherited conditions are a special category, and tell of the relatives too.
    Research, idioms ("it is in our DNA") and animals are not meant.
    """

    id = "genetic-data"
    doc_sv = """Inlägget kan berätta om någons genetiska uppgifter.

    Svar på dna-prov, anlag och ärftliga tillstånd är känsliga personuppgifter, och berättar om släktingarna också.
    Forskning, talesätt ("det sitter i väggarnas DNA") och djur avses inte.
    """
    message = {
        "sv": "Berättar det här vad ett prov visar om en viss persons släktskap eller ärvda egenskaper?",
        "en": "Does this tell what a sample shows about a particular person's kinship or inherited traits?",
    }
    certain = {
        "sv": "Det här säger vad en viss person har ärvt i sina celler.",
        "en": "This says what a particular person has inherited in the cells.",
    }
    references = (GDPR["9"], GDPR["4.13"], CASE_C_184_20, DATASKYDDSLAGEN_3)
    bad = (
        Draft(text="Karin Ek är anlagsbärare."),
        Draft(text="Rita Holm carries the BRCA1 mutation."),
    )
    unsure = (
        Draft(text="Karin Ek fick svaret på sitt gentest i våras."),
        Draft(text="A DNA test gave Sam Holm a half-brother in Ohio."),
    )
    good = (
        Draft(text="Dna-kväll på biblioteket: lär dig släktforska."),
        Draft(text="Service sitter i vårt DNA, säger Karin Ek."),
        Draft(text="Rytmen sitter i generna hos Rita Holm."),
        Draft(text="Äpplets gener kartläggs av forskare i Alnarp."),
    )
    known_misses = ("Kinship that is told without a word for the test.",)
