"""The policy is sound: it loads, its variants change what they say, and the register of the samples is judged by it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from postguard import Draft, Guard
from postguard.config import ConfigError
from postguard.register.accounts import Account

TODAY = date(2026, 12, 1)
PACK = Path(__file__).parent.parent
TABLE = tomllib.loads((PACK / "src/postguard_stockholm/stockholm.toml").read_text(encoding="utf-8"))


def guard(**config: object) -> Guard:
    return Guard({"policy": "stockholm", "lang": "en", **config}, today=TODAY)


def rules(account: Account, **config: object) -> set[str]:
    (report,) = guard(**config).check_accounts((), [account])
    return {finding.rule for finding in report.findings}


def test_limits_of_posts() -> None:
    report = guard(select=["hashtag-excess"]).check(Draft(text="Badet öppnar. #Bad #Sommar #Sol"))
    assert [(f.rule, f.level) for f in report.findings] == [("hashtag-excess", "warning")]
    mail = Draft(text="Skriv till funktion.bad@stockholm.se eller anna.lind@stockholm.se")
    assert len(guard(select=["email-address"]).check(mail).findings) == 1


def test_own_consent_from_13_needs_an_assessment() -> None:
    assert guard().config.minors.own_consent_from == 0
    with pytest.raises(ConfigError, match="needs a documented assessment"):
        guard(variants=["own-consent-13"])
    chosen = guard(variants=["own-consent-13"], assessments={"own-consent-13": "UN 2026/12"})
    assert chosen.config.minors.own_consent_from == 13 and chosen.config.minors.guardians == 2


def test_lighter_duties_for_pedagogical_accounts() -> None:
    account = Account(
        "3b", "Klass 3B", "mastodon", type="pedagogical", purpose="Visa temaarbeten", started=TODAY, ends=date(2027, 6, 11),
        decided_by="rektorn", decided_on=TODAY, responsible={"publishing": "läraren", "moderation": "läraren"},
        bio="Klass 3B i Stockholms stad. Inlägg kan bli allmän handling. Mejla 3b@example.se", links=("stockholm.se/personuppgifter",),
    )  # fmt: skip
    strict = {"account-info-missing", "account-owner-missing", "account-decision-missing", "account-purpose-missing"}
    assert rules(account) == strict
    assert rules(account, variants=["lighter-pedagogical"]) == set()


def test_diversity_is_advised_on() -> None:
    assert guard().config.rules["special-category-in-image"]["level"] == "error"
    assert guard(variants=["diversity-advice"]).config.rules["special-category-in-image"]["level"] == "note"


def test_a_variant_that_is_none() -> None:
    with pytest.raises(ConfigError, match="no variant 'lighter-pedagogic'; did you mean 'lighter-pedagogical'"):
        guard(variants=["lighter-pedagogic"])


def test_every_setting_and_variant_is_explained() -> None:
    readme = (PACK / "README.md").read_text(encoding="utf-8")
    assert [name for name in TABLE["variant"] if f"`{name}`" not in readme] == []
    unexplained = {"phone-number", "unapproved-post", "hype", "partisanship", "email-address"}
    assert [rule for rule in TABLE["rules"] if rule not in unexplained and f"`{rule}`" not in readme] == []
