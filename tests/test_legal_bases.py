"""What a record of the register covers on the planned day: the table of the policy's settings, row by row."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLES

from postguard import Draft, Finding, Guard, Media, Shows
from postguard.cli import main
from postguard.register import LegalBasis, Register, RegisterError

DAY = datetime(2026, 12, 10)
BOTH = ("guardian", "guardian")


def born(years: int, months: int = 6) -> date:
    """Somebody who is so many years old on DAY, and has been for some months."""
    return date(DAY.year - years, DAY.month - months, 1)


CHILD = LegalBasis("C1", "Tuva Almskog", born(9), "consent", BOTH, frozenset({"picture"}), frozenset({"all"}))
SWIM = Media("bad.jpg", alt="Ett barn hoppar från bryggan.", people=("C1",), shows=Shows(minors=1, adults=0))
DRAFT = Draft(text="Nu öppnar badet!", channels=("instagram",), publish_at=DAY, media=(SWIM,))


def found(record: LegalBasis, draft: Draft = DRAFT, **minors: object) -> list[Finding]:
    config = {"lang": "en", "select": ["minors"], "minors": minors}
    return list(Guard(config, [record], date(2026, 11, 22)).check(draft).findings)


def rules(record: LegalBasis, draft: Draft = DRAFT, **minors: object) -> set[tuple[str, str]]:
    return {(finding.rule, finding.kind) for finding in found(record, draft, **minors)}


GUARDIAN = {("minor-consent-guardian", "fail")}
EXPIRED = {("minor-consent-expired", "fail")}
SELF = ("self",)


@pytest.mark.parametrize(
    ("age", "given_by", "settings", "expected"),
    [
        (9, BOTH, {}, set()),
        (9, ("guardian",), {}, GUARDIAN),
        (9, ("guardian",), {"guardians": 1}, set()),
        (9, ("sole guardian",), {}, set()),
        (9, ("guardian", "self"), {}, GUARDIAN),
        (9, (), {}, GUARDIAN),
        (12, SELF, {}, GUARDIAN),
        (13, SELF, {}, GUARDIAN),
        (15, SELF, {}, GUARDIAN),
        (17, SELF, {}, GUARDIAN),
        (18, SELF, {}, set()),
        (12, SELF, {"own-consent-from": 13}, GUARDIAN),
        (13, SELF, {"own-consent-from": 13}, set()),
        (15, SELF, {"own-consent-from": 15}, set()),
        (13, SELF, {"own-consent-from": 15}, GUARDIAN),
        (15, SELF, {"own-consent-from": 16}, GUARDIAN),
        (17, SELF, {"own-consent-from": 16}, set()),
        (19, SELF, {"majority": 20}, GUARDIAN),
        (18, (), {}, set()),
    ],
)
def test_who_must_agree(age: int, given_by: tuple[str, ...], settings: dict[str, int], expected: set[object]) -> None:
    record = replace(CHILD, born=born(age), given_by=given_by)
    draft = replace(DRAFT, media=(replace(SWIM, shows=None, path="none.jpg"),))  # an adult's picture shows no minors
    assert rules(record, draft, **settings) == expected


def test_the_birthday_between_writing_and_publishing_counts() -> None:
    turns_18 = replace(CHILD, born=date(2008, 12, 10), given_by=("guardian",))
    draft = replace(DRAFT, media=(replace(SWIM, shows=None),))
    assert rules(turns_18, draft) == set()
    assert rules(turns_18, replace(draft, publish_at=datetime(2026, 12, 9))) == GUARDIAN


def test_own_consent_counts_from_the_day_it_was_given() -> None:
    now_13 = replace(CHILD, born=date(2013, 6, 1), given_by=SELF, valid_from=date(2026, 5, 31))
    assert rules(now_13, **{"own-consent-from": 13}) == GUARDIAN
    assert rules(replace(now_13, valid_from=date(2026, 6, 1)), **{"own-consent-from": 13}) == set()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (replace(CHILD, valid_until=date(2026, 12, 10)), set()),
        (replace(CHILD, valid_until=date(2026, 12, 9)), EXPIRED),
        (replace(CHILD, valid_from=date(2026, 12, 10)), set()),
        (replace(CHILD, valid_from=date(2026, 12, 11)), EXPIRED),
        (replace(CHILD, withdrawn=date(2026, 12, 11)), set()),
        (replace(CHILD, withdrawn=date(2026, 12, 10)), {("minor-consent-withdrawn", "fail")}),
        (replace(CHILD, withdrawn=date(2026, 1, 1), valid_until=date(2026, 6, 1)), {("minor-consent-withdrawn", "fail")}),
        (replace(CHILD, channels=frozenset({"webb"})), {("minor-consent-scope", "fail")}),
        (replace(CHILD, channels=frozenset({"webb", "instagram"})), set()),
        (replace(CHILD, channels=frozenset()), {("minor-consent-scope", "review")}),
        (replace(CHILD, scope=frozenset({"name", "film"})), {("minor-consent-scope", "fail")}),
        (replace(CHILD, scope=frozenset()), {("minor-without-consent", "fail")}),
        (replace(CHILD, media=frozenset({"bad.jpg"})), set()),
        (replace(CHILD, media=frozenset({"other.jpg"})), {("minor-consent-scope", "fail")}),
        (replace(CHILD, barred=True), {("publication-barred", "fail")}),
        (replace(CHILD, basis="public-task", given_by=()), set()),
        (replace(CHILD, basis="legitimate-interest", given_by=()), {("basis-doubtful", "review")}),
    ],
)  # fmt: skip
def test_what_a_record_covers(record: LegalBasis, expected: set[object]) -> None:
    assert rules(record) == expected


def test_every_shortcoming_is_said_with_what_would_cure_it() -> None:
    record = replace(CHILD, given_by=("guardian",), valid_until=date(2026, 6, 30), channels=frozenset({"webb"}))
    findings = {finding.rule: finding for finding in found(record)}
    assert (
        findings["minor-consent-expired"].message
        == "The record C1 held until 2026-06-30; the post is planned for 2026-12-10."
    )
    assert (
        findings["minor-consent-scope"].message
        == "The record C1 does not hold on all of the draft's channels. It holds on webb."
    )
    assert findings["minor-consent-guardian"].message == "The record C1 has the consent of 1 guardian(s); 2 needed."
    assert all(finding.help and finding.references and finding.pointer == "/media/0" for finding in findings.values())


def test_no_message_holds_a_name() -> None:
    for record in (
        replace(CHILD, barred=True),
        replace(CHILD, scope=frozenset()),
        replace(CHILD, withdrawn=date(2026, 1, 1)),
    ):
        for finding in found(record, replace(DRAFT, text="Tuva Almskog hoppar!")):
            assert "Tuva" not in finding.message + finding.help and "Almskog" not in finding.message


def test_sensitive_posts_ask_about_minors_who_consented_alone() -> None:
    record = replace(CHILD, born=born(15), given_by=SELF)
    sensitive = replace(DRAFT, text="Ungdomsmottagningen svarar på frågor om psykisk ohälsa.")
    assert rules(record, sensitive, **{"own-consent-from": 15}) == {("minor-consent-sensitive", "review")}
    assert rules(record, DRAFT, **{"own-consent-from": 15}) == set()
    assert rules(replace(record, given_by=(*BOTH, "self")), sensitive) == set()


def test_the_name_needs_its_own_consent() -> None:
    named = replace(DRAFT, text="Tuva Almskog hoppar!")
    (finding,) = found(CHILD, named)
    assert (finding.rule, finding.kind, finding.pointer, finding.span) == (
        "minor-consent-scope",
        "fail",
        "/text",
        (0, 12),
    )
    assert rules(CHILD, replace(named, media=())) == {("minor-consent-scope", "review")}  # perhaps a namesake
    assert found(replace(CHILD, scope=frozenset({"picture", "name"})), named) == []


def test_a_name_alone_never_fails() -> None:
    named = Draft(text="Tack Tuva Almskog!", channels=("webb",), publish_at=DAY)
    assert rules(replace(CHILD, barred=True), named) == {("publication-barred", "review")}
    assert rules(replace(CHILD, withdrawn=date(2026, 1, 1), scope=frozenset({"name"})), named) == {
        ("minor-consent-withdrawn", "review")
    }


def test_two_people_of_one_name_are_a_question_that_lists_their_records() -> None:
    twin = replace(CHILD, id="C2", born=born(11))
    draft = replace(DRAFT, media=(replace(SWIM, people=("Tuva Almskog",)),))
    findings = list(Guard({"lang": "en", "select": ["minors"]}, [CHILD, twin]).check(draft).findings)
    assert [(f.rule, f.kind) for f in findings] == [
        ("minor-without-consent", "review"),
        ("people-without-basis", "review"),
    ]
    assert findings[1].message == "Several records may be meant by one name: C1, C2. Which is it? Put it into people."


def test_an_entry_that_no_register_has_is_said() -> None:
    draft = replace(DRAFT, media=(replace(SWIM, people=("C1", "C-9")),))
    (finding,) = found(CHILD, draft)
    assert finding.rule == "people-without-basis" and "1 of the entries in people" in finding.message


def test_more_minors_than_records() -> None:
    draft = replace(DRAFT, media=(replace(SWIM, shows=Shows(minors=3)),))
    (finding,) = found(CHILD, draft)
    assert (finding.rule, finding.kind) == ("minor-without-consent", "fail")
    assert finding.message == "Minors here: 3. With a record of a legal basis: 1."


def test_a_voice_needs_the_sound() -> None:
    podcast = Media("avsnitt.mp3", people=("C1",), shows=Shows(minors=1))
    assert rules(CHILD, replace(DRAFT, media=(podcast,))) == {("minor-consent-scope", "fail")}
    assert rules(replace(CHILD, scope=frozenset({"sound"})), replace(DRAFT, media=(podcast,))) == set()


def test_the_register_ties_records_to_media_by_itself() -> None:
    draft = replace(DRAFT, media=(replace(SWIM, people=()),))
    withdrawn = replace(CHILD, media=frozenset({"bad.jpg"}), withdrawn=date(2026, 1, 1))
    assert rules(withdrawn, draft) == {("minor-consent-withdrawn", "fail")}


def test_a_record_of_another_basis_is_no_matter_of_age() -> None:
    employee = LegalBasis(
        "M1", "Bo Ekdunge", born(40), "consent", SELF, frozenset({"picture"}), frozenset({"all"}), dependent=True
    )
    draft = replace(DRAFT, media=(replace(SWIM, people=("M1",), shows=Shows(minors=0, adults=1)),))
    assert rules(employee, draft) == {("basis-doubtful", "review")}
    assert rules(replace(employee, valid_until=date(2026, 1, 1), dependent=False), draft) == {
        ("people-without-basis", "review")
    }


def test_a_purpose_that_the_record_does_not_have() -> None:
    record = replace(CHILD, purposes=frozenset({"skolans information"}))
    assert rules(record, replace(DRAFT, purpose="Rekrytering")) == {("minor-consent-scope", "fail")}
    assert rules(record, replace(DRAFT, purpose="skolans Information")) == set()


def test_an_answer_is_asked_again_when_the_record_changes() -> None:
    def fingerprint(record: LegalBasis) -> str:
        return next(f.fingerprint for f in found(record) if f.rule == "basis-doubtful")

    doubtful = replace(CHILD, basis="legitimate-interest")
    assert fingerprint(doubtful) == fingerprint(doubtful)
    assert fingerprint(doubtful) != fingerprint(replace(doubtful, withdrawn=date(2026, 1, 1)))


def test_somebody_born_on_leap_day_comes_of_age_on_the_first_of_march() -> None:
    record = replace(CHILD, born=date(2008, 2, 29))
    assert record.minor_on(date(2026, 2, 28), 18) and record.minor_on(date(2026, 3, 1), 18) is False


def test_two_records_with_one_id_are_refused() -> None:
    with pytest.raises(RegisterError, match="C1 twice"):
        Register([CHILD, CHILD])


def test_the_class_photo_is_judged_answered_once_and_silent_after(tmp_path: Path) -> None:
    """Six drawn children, five records: one expired, one for the web site alone, one withdrawn; planned for Instagram."""
    for name in ("07-klass-3b-ovar-lucia.md", "samtycken.csv", "bilder/klassfoto.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(SAMPLES / name, tmp_path / name)
    draft = tmp_path / "07-klass-3b-ovar-lucia.md"
    (tmp_path / "postguard.toml").write_text('registers = ["samtycken.csv"]\nselect = ["minors"]\n')

    def check(lang: str) -> list[tuple[str, str]]:
        guard = Guard(tmp_path / "postguard.toml", today=date(2026, 12, 1), overrides={"lang": lang})
        return [(f.rule, f.message) for report in guard.run(guard.load(draft)).reports for f in report.findings]

    assert check("en") == [
        ("minor-consent-expired", "The record E-1004 held until 2026-06-30; the post is planned for 2026-12-10."),
        ("minor-consent-scope", "The record E-1005 does not hold on all of the draft's channels. It holds on webb."),
        (
            "minor-consent-withdrawn",
            "The record E-1006 is withdrawn from 2026-11-09; the post is planned for 2026-12-10.",
        ),
        ("minor-without-consent", "Minors here: 6. With a record of a legal basis: 5."),
    ]
    assert [message for _, message in check("sv")][3] == "Minderåriga här: 6. Med en uppgift om rättslig grund: 5."
    for rule, _ in check("en"):
        run = CliRunner().invoke(
            main,
            ["answer", str(draft), rule, "Muntligt samtycke 3 december, antecknat i 3B:s pärm.", "--by", "M. Lind"],
        )
        assert run.exit_code == 0, run.output
    assert check("sv") == []
