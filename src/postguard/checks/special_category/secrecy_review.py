"""The rule secrecy-review."""

from __future__ import annotations

from typing import ClassVar

from postguard.checks.special_category._told import SpecialCategoryCheck
from postguard.draft import Draft
from postguard.references import OSL_21


class SecrecyReview(SpecialCategoryCheck):
    """Somebody who can be identified stands beside being a client of social services, school health or care.

    That a person is a client at all is secret in social services, in pupils' health care and largely in preschool, school
    and health care. Consent may lift the secrecy, but it must be there before the post is.
    """

    id = "secrecy-review"
    category: ClassVar[str] = "secrecy"
    level = "warning"
    doc_sv = """Någon som går att känna igen nämns som klient hos socialtjänst, elevhälsa eller omsorg.

    Redan att en person är klient är sekretessbelagt i socialtjänsten, i elevhälsan och till stor del i förskola, skola
    och vård. Samtycke kan häva sekretessen, men det ska finnas innan inlägget gör det.
    """
    message = {
        "sv": "Röjer det här att en viss person får stöd eller vård som omfattas av sekretess?",
        "en": "Does this reveal that a particular person gets help or treatment that is covered by secrecy?",
    }
    help = {
        "sv": "Ta bort namnet eller kopplingen, eller fråga den som får häva sekretessen och svara vem som har gjort det.",
        "en": "Leave out the name or the tie, or ask who may lift the secrecy and answer who has done so.",
    }
    references = (OSL_21,)
    unsure = (
        Draft(text="Sven Ek har hemtjänst sedan i våras och trivs med lunchen."),
        Draft(text="Elsa i 3B går hos skolkuratorn på tisdagar."),
        Draft(text="Omar Haddad är placerad i familjehem i Hult."),
        Draft(text="Rita Holm lives in a nursing home by the lake."),
    )
    good = (
        Draft(text="Karin Ek är ny enhetschef i hemtjänsten."),
        Draft(text="Skolkuratorn Omar Haddad håller öppet hus."),
        Draft(text="Så ansöker du om försörjningsstöd."),
        Draft(text="Hemtjänsten i norr byter telefonnummer."),
    )
    known_misses = ("Clients who are named in a list, and preschool children who are named without a word of support.",)
