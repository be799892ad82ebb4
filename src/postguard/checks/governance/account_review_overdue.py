"""The rule account-review-overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from postguard.accounts import AccountFacts
from postguard.checkbase import Check
from postguard.checks.governance._accounts import in_use
from postguard.finding import Finding
from postguard.references import STOCKHOLM_POLICY
from postguard.register.accounts import Account


class AccountReviewOverdue(Check):
    """An account has not been followed up in time, or its last day has passed and nobody has closed it.

    Followed up at least once a year (`follow-up-days` under [account-report]), an account either still serves its
    purpose or is closed. A temporary account ends on its day.
    """

    id = "account-review-overdue"
    subject = "account"
    doc_sv = """Ett konto har inte följts upp i tid, eller dess sista dag har passerat utan att någon har avslutat det.

    Det som följs upp minst en gång om året (follow-up-days under [account-report]) tjänar antingen sitt syfte eller
    avslutas. Ett tillfälligt konto upphör på sin dag.
    """
    message = {
        "sv": "Kontot följdes senast upp {day}, för {days} dagar sedan (högst {most}).",
        "en": "The account was last followed up on {day}, {days} days ago (at most {most}).",
    }
    _never = {
        "sv": "Registret säger inte när kontot följdes upp, och inte heller när det startade.",
        "en": "The register does not tell when the account was followed up, nor when it started.",
    }
    _since_start = {
        "sv": "Kontot startade {day} och har inte följts upp på {days} dagar (högst {most}).",
        "en": "The account started on {day} and has not been followed up in {days} days (at most {most}).",
    }
    _ended = {
        "sv": "Kontot skulle upphöra {day}, för {days} dagar sedan, och är inte avslutat.",
        "en": "The account was to end on {day}, {days} days ago, and is not closed.",
    }
    help = {
        "sv": "Följ upp kontot mot dess syfte och mål, eller avsluta och arkivera det, och skriv dagen i registret.",
        "en": "Follow the account up against its purpose and goals, or close and archive it, and put the day into the register.",
    }
    references = (STOCKHOLM_POLICY,)
    bad = (
        Account("badet", followed_up=date(2025, 3, 1)),
        Account("badet", started=date(2025, 3, 1)),
        Account("badet"),
        Account("3b", type="pedagogical", started=date(2026, 8, 20), ends=date(2026, 11, 15)),
    )
    good = (
        Account("badet", started=date(2020, 3, 1), followed_up=date(2026, 3, 1)),
        Account("badet", started=date(2026, 3, 1)),
        Account("3b", type="pedagogical", started=date(2026, 8, 20), ends=date(2027, 6, 11)),
        Account("old", followed_up=date(2020, 3, 1), closed=date(2021, 1, 1)),
        Account("new", status="applied"),
    )

    def run_account(self, account: Account, facts: AccountFacts) -> Iterator[Finding]:
        """Yield a finding for an account in use that is past its last day, or past the day of its follow-up."""
        if not in_use(account, facts):
            return
        if account.ends and account.ends < facts.today:
            yield self.finding("/ends", message=self._ended, day=account.ends, days=(facts.today - account.ends).days)
        most = facts.config.account_report.follow_up_days
        latest = max(filter(None, (account.followed_up, account.started)), default=None)
        if latest is None:
            yield self.finding("/followed_up", message=self._never)
        elif facts.today - latest > timedelta(days=most):
            words = self.message if latest == account.followed_up else self._since_start
            at = "/followed_up" if latest == account.followed_up else "/started"
            yield self.finding(at, message=words, day=latest, days=(facts.today - latest).days, most=most)
