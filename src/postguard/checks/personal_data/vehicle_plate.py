"""The rule vehicle-plate."""

from __future__ import annotations

from postguard.checks.personal_data._identifier import IdentifierCheck
from postguard.draft import Draft
from postguard.references import GDPR


class VehiclePlate(IdentifierCheck):
    """A number plate stands in the post.

    Anybody can look up who owns the vehicle.
    """

    id = "vehicle-plate"
    entity = "VEHICLE_PLATE"
    kind = "review"
    doc_sv = """Ett registreringsnummer står i inlägget.

    Vem som helst kan ta reda på vem som äger fordonet.
    """
    message = {
        "sv": "Här står ett registreringsnummer. Behöver läsarna det?",
        "en": "A number plate stands here. Do readers need it?",
    }
    help = {"sv": "Beskriv fordonet i stället.", "en": "Describe the vehicle instead."}
    references = (GDPR["5"],)
    unsure = (
        Draft(text="Bilen GUA 219 har lysena på."),
        Draft(text="The owner of FNL 482 has left the lights on."),
    )
    good = (
        Draft(text="Kurserna MAT 100 och ENG 205 börjar."),
        Draft(text="Öppet i HUS 204."),
    )
    known_misses = ("Personalised plates, and plates of other countries.",)
