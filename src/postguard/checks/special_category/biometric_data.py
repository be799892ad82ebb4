"""The rule biometric-data."""

from __future__ import annotations

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import DATASKYDDSLAGEN_3, GDPR


class BiometricData(SpecialCategoryCheck):
    """The post may tell how a system knows somebody by the body.

    Fingers, faces, irises, voices and gaits that are used to identify a person are a special category. That somebody uses
    a reader is not the biometric data itself, so this is always a question.
    """

    id = "biometric-data"
    doc_sv = """Inlägget kan berätta hur ett system känner igen någon på kroppen.

    Fingrar, ansikten, iris, röst och gång som används för att identifiera en person är känsliga personuppgifter. Att
    någon använder en läsare är inte själv den biometriska uppgiften, så det här är alltid en fråga.
    """
    message = {
        "sv": "Säger det här hur en viss person identifieras av ett system?",
        "en": "Does this say how a particular person is identified by a system?",
    }
    references = (GDPR["9"], GDPR["4.13"], DATASKYDDSLAGEN_3)
    unsure = (
        Draft(text="Karin Eks fingeravtryck ligger nu i passersystemet."),
        Draft(text="Omar loggar in med ansiktsigenkänning."),
        Draft(text="The lock opens when the scanner reads Sam Holm's palm."),
    )
    good = (
        Draft(text="Nej, skolan använder inte ansiktsigenkänning."),
        Draft(text="Karin Ek lägger sista handen vid utställningen."),
        Draft(text="Ansiktsmålning med Rita Holm klockan tio."),
    )
    known_misses = ("Readers that are told by a lamp, a lens or a word said to a door.",)
