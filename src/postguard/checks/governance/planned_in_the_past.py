"""The rule planned-in-the-past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from postguard.checkbase import Check
from postguard.draft import Draft
from postguard.finding import Finding
from postguard.plan import Plan


class PlannedInThePast(Check):
    """A post that is not published is planned for a day that has passed.

    Either it was forgotten, or the year or day is wrong, and then everything that depends on the day is judged wrongly.
    """

    id = "planned-in-the-past"
    subject = "plan"
    judges = ("date",)
    doc_sv = """Ett inlägg som inte är publicerat är planerat till en dag som har varit.

    Antingen är det glömt, eller så är år eller dag fel, och då bedöms allt som beror på dagen fel.
    """
    message = {
        "sv": "Inlägget är planerat till {day}, som har varit.",
        "en": "The post is planned for {day}, which has passed.",
    }
    help = {
        "sv": "Välj en ny dag, eller sätt status till publicerat.",
        "en": "Choose another day, or set the status to published.",
    }
    bad = (Draft(text="Badet öppnar.", publish_at=datetime(2026, 11, 30, 9)),)
    good = (
        Draft(text="Badet öppnar.", publish_at=datetime(2026, 12, 1, 0)),
        Draft(text="Badet öppnar.", publish_at=datetime(2026, 11, 3), status="Publicerad"),
    )

    def run_plan(self, plan: Plan) -> Iterator[tuple[int, Finding]]:
        """Yield a finding for each draft whose day has passed."""
        for moment, at in plan.dated:
            if moment.date() < plan.today and not plan.is_out(at):
                yield at, self.finding("/publish_at", day=moment.date())
