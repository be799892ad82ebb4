"""Special categories by rules: what a sentence tells of whom, how the language model joins in, and what records settle."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from conftest import TODAY

from postguard import Draft, Guard, Media, NotJudged, hookimpl
from postguard.draft import Text as Words
from postguard.facts import Facts
from postguard.facts.signals import NONE_INSTALLED, OFF, Passage, TextModel, TextSignals
from postguard.facts.special import Hit, joined
from postguard.facts.special.hits import ARTICLE_9
from postguard.finding import Report, Results
from postguard.register import LegalBasis
from postguard.reports.unjudged import unjudged_groups
from postguard.wordlists import rows

FAMILY = {"select": ["special-category"], "lang": "en"}
WORDS_ALONE = {**FAMILY, "language-model": {"use": False}}
GUARD = Guard(WORDS_ALONE, today=TODAY)


def hits(text: str) -> list[tuple[str, str, str]]:
    """Category, strength and the words of each hit."""
    found = GUARD.facts(Draft(text=text)).special_categories("/text")
    return [(hit.category, hit.strength, text[hit.start : hit.end]) for hit in found]


@pytest.mark.parametrize(
    ("text", "category", "words"),
    [
        ("Karin Ek har diabetes.", "health-data", "diabetes"),
        ("Karin Ek, kassör i klubben, har sedan länge diabetes.", "health-data", "diabetes"),
        ("I våras fick Karin Ek diagnosen MS.", "health-data", "MS"),
        ("Vi hälsar på hos Karin Ek. Hon är höggravid.", "health-data", "höggravid"),
        ("Sam Holm suffers from migraine.", "health-data", "migraine"),
        ("Läraren Berivan Kaya är kurd.", "ethnic-origin", "kurd"),
        ("Omar Haddad röstar på Vänsterpartiet.", "political-opinion", "röstar på Vänsterpartiet"),
        ("Vår kollega Amir är troende muslim.", "religious-belief", "muslim"),
        ("Rita Holm är medlem i Vision.", "trade-union-membership", "medlem i Vision"),
        ("Sven Ek är öppet homosexuell.", "sex-life-or-orientation", "homosexuell"),
    ],
)
def test_what_is_said_in_so_many_words_is_direct(text: str, category: str, words: str) -> None:
    (hit,) = [hit for hit in hits(text) if hit[0] == category]
    assert hit[1] == "direct"
    assert words in hit[2] or hit[2] in words


@pytest.mark.parametrize(
    "text",
    [
        "Karin Ek har inte diabetes.",
        "Karins hund har diabetes.",
        "Har Karin Ek diabetes?",
        "Om Karin Ek är gravid vet vi inte.",
        "Karin Ek har kanske diabetes.",
        "I pjäsen är Karin Ek blind.",
        "Karin Ek föreläser om när hon har migrän.",
        "År 1657 var Karin Ek judinna.",
        "Karin Ek läser romanen. Hon är kommunist i första akten.",
    ],
)
def test_what_something_speaks_against_is_never_direct(text: str) -> None:
    assert "direct" not in {strength for _, strength, _ in hits(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Vi vaccinerar mot influensa på måndag.",
        "Diabetes är vanligare än man tror.",
        "Plogbilen har feber och Karin Ek ringer verkstaden.",
        "Kommunalrådet Eva Holm (S) talar för Socialdemokraternas lista.",
        "Prästen Karin Ek leder morgonbönen.",
        "Julia har bytt till samma tid, säger Elin Ek.",
        "Service sitter i vårt DNA, säger Karin Ek.",
        "Håll en moderat hastighet, säger Omar Haddad.",
        "Karin Ek är föräldraledig.",
        "Karin Ek och hennes man driver kiosken.",
    ],
)
def test_no_person_or_no_such_thing_is_silent(text: str) -> None:
    assert hits(text) == []


def test_a_place_is_found_once_a_category_and_may_tell_of_two() -> None:
    assert [category for category, _, _ in hits("Karin Ek är judinna.")] == ["ethnic-origin", "religious-belief"]
    assert len(hits("Omar fastar under ramadan, ber i bönerummet och läser koranen.")) == 1


def test_a_word_needs_a_person_in_the_same_sentence_or_beside_it() -> None:
    far = "Köket är stängt. Maten kommer på vagn. Vi ses. Rullstolen står i hallen."
    assert hits(f"Vi tackar Ulla Ek. {far}") == []
    assert [h[0] for h in hits("Vi tackar Ulla Ek. Cellgifterna är klara.")] == ["health-data"]


class Model:
    """Says of every text what it was told to."""

    name, version = "told", "1"

    def __init__(self, said: TextSignals) -> None:
        self.said = said

    def signals(self, text: str, lang: str) -> TextSignals:
        return self.said

    @hookimpl
    def postguard_text_signals(self) -> Mapping[str, Callable[[], TextModel]]:
        return {"a-told": lambda: self}


NOTHING = {"health-data": 0.01, "ethnic-origin": 0.01}


def says(sensitive: bool, passages: Mapping[str, tuple[Passage, ...]] | None = None, **more: float) -> TextSignals:
    categories = {**NOTHING, **{name.replace("_", "-"): value for name, value in more.items()}}
    return TextSignals(0.9 if sensitive else 0.1, sensitive, categories, passages or {}, (), 1000)


DIRECT, WORD = Hit("health-data", 10, 18, "direct", 0), Hit("health-data", 30, 40, "indirect", 0)
OFFENCE = Hit("criminal-offence", 50, 60, "indirect", 0)
PLACE = {"health-data": (Passage(70, 90, 0.8),)}


@pytest.mark.parametrize(
    ("found", "signals", "expected"),
    [
        ((DIRECT, WORD, OFFENCE), says(False), (DIRECT, OFFENCE)),
        ((WORD,), says(True, health_data=0.9), (WORD,)),
        ((WORD,), says(False, health_data=0.4), ()),
        ((), says(True, PLACE, health_data=0.9), (Hit("health-data", 70, 90, "inferred"),)),
        ((), says(False, PLACE, health_data=0.9), ()),
        ((replace(WORD, start=75, end=80),), says(True, PLACE, health_data=0.9), (replace(WORD, start=75, end=80),)),
        ((), says(True, {"health-data": (Passage(5, 9, 0.3),)}, health_data=0.4), (Hit("health-data", 5, 9, "inferred"),)),
        ((WORD,), says(True, {"ethnic-origin": (Passage(5, 9, 0.9),)}, ethnic_origin=0.9), (Hit("ethnic-origin", 5, 9, "inferred"),)),
        ((replace(WORD, start=1200, end=1210),), says(False), (replace(WORD, start=1200, end=1210),)),
    ],
    ids=["denied", "agreed", "unsure", "model alone", "not sensitive", "same place", "likeliest", "other category", "not read"],
)  # fmt: skip
def test_the_model_decides_whether_and_the_words_say_what(
    found: tuple[Hit, ...], signals: TextSignals, expected: tuple[Hit, ...]
) -> None:
    assert joined(found, signals) == expected


def judged(text: str, said: TextSignals) -> Report:
    return Guard(FAMILY, today=TODAY, plugins=(Model(said),)).check(Draft(text=text))


def test_what_the_model_alone_sees_is_a_question_at_its_place() -> None:
    text = "Elsa kom med båda sina mammor till sommarfesten."
    report = judged(text, says(True, {"sex-life-or-orientation": (Passage(13, 30, 0.9),)}, sex_life_or_orientation=0.9))
    assert {(f.rule, f.kind) for f in report.findings} == {("sex-life-or-orientation", "review")}
    assert not report.not_judged


def test_a_direct_pattern_is_not_silenced_by_the_model_and_a_word_is() -> None:
    assert [(f.rule, f.kind) for f in judged("Karin Ek har diabetes.", says(False)).findings] == [
        ("health-data", "fail")
    ]
    assert not judged("Karin Ek kom med rullatorn.", says(False)).findings


def test_without_a_model_the_report_says_so_for_each_rule_that_rests_on_it() -> None:
    guard = Guard(FAMILY, today=TODAY)
    guard._warm = replace(guard._warm, text_models={})
    report = guard.check(Draft(text="Karin Ek har diabetes.", title="Hej"))
    assert {u.why for u in report.not_judged} == {NONE_INSTALLED["en"]}
    assert [u.rule for u in report.not_judged] == list(dict.fromkeys(u.rule for u in report.not_judged))
    assert {u.rule for u in report.not_judged} == set(ARTICLE_9)
    assert len(unjudged_groups(Results((report,)))) == 1
    assert [(f.rule, f.kind) for f in report.findings] == [("health-data", "fail")]
    assert {u.why for u in GUARD.check(Draft(text="Nu öppnar badet.")).not_judged} == {OFF["en"]}


def test_without_such_a_rule_nothing_is_asked() -> None:
    report = Guard({"select": ["hashtag-case"], "lang": "en"}, today=TODAY).check(Draft(text="Karin Ek har diabetes."))
    assert not report.not_judged


CONSENT = LegalBasis(
    "E-7", "Karin Ek", date(1980, 1, 1), "consent", ("self",), frozenset({"name", "special-categories"}), frozenset({"all"})
)  # fmt: skip
POST = Draft(text="Karin Ek är tillbaka. Hon är sjukskriven på halvtid.", publish_at=datetime(2026, 12, 10))


def settled_by(record: LegalBasis, draft: Draft = POST) -> tuple[list[str], list[str | None]]:
    report = Guard(WORDS_ALONE, [record], TODAY).check(draft)
    return [f.rule for f in report.findings], [s.answer.by for s in report.settled]


def test_a_record_that_covers_special_categories_settles_and_is_named() -> None:
    assert settled_by(CONSENT) == ([], ["the register, E-7"])
    report = Guard({**WORDS_ALONE, "lang": "sv"}, [CONSENT], TODAY).check(POST)
    assert report.settled[0].answer.answer == "Uppgiften E-7 i registret täcker känsliga personuppgifter."
    assert len(report.settled[0].finding.fingerprint) == 16


@pytest.mark.parametrize(
    "record",
    [
        replace(CONSENT, scope=frozenset({"name", "picture"})),
        replace(CONSENT, valid_until=date(2026, 12, 9)),
        replace(CONSENT, withdrawn=date(2026, 12, 1)),
        replace(CONSENT, basis="public-task"),
        replace(CONSENT, channels=frozenset({"webb"})),
        replace(CONSENT, barred=True),
        replace(CONSENT, name="Karin Lind"),
    ],
    ids=["scope", "expired", "withdrawn", "basis", "channel", "barred", "another person"],
)
def test_any_other_record_leaves_the_question_open(record: LegalBasis) -> None:
    assert settled_by(record) == (["health-data"], [])


def test_a_record_covers_its_own_person_only() -> None:
    both = replace(POST, text="Karin Ek är sjukskriven. Amir Haddad är gravid.")
    assert settled_by(CONSENT, both) == (["health-data"], ["the register, E-7"])


def test_a_report_that_a_record_settled_is_kept_for_the_next_run(tmp_path: Path) -> None:
    for known in (0, 1):
        guard = Guard(WORDS_ALONE, [CONSENT], TODAY)
        key, report = guard.kept.get(POST)
        assert guard.kept.known == known
        if report is None and key:
            guard.kept.put(key, guard.check(POST))
        else:
            assert report and report.settled[0].answer.by == "the register, E-7"


def test_messages_repeat_nothing_that_was_found() -> None:
    text = "Karin Ek är sjukskriven, judinna, kommunist, muslim, medlem i Vision och lesbisk."
    for lang in ("sv", "en"):
        for finding in Guard({**WORDS_ALONE, "lang": lang}, today=TODAY).check(Draft(text=text)).findings:
            start, end = finding.span or (0, 0)
            assert text[start:end].lower() not in (finding.message + finding.help).lower()
            assert "Karin" not in finding.message


def test_pictures_are_asked_about_once_and_only_in_words() -> None:
    draft = Draft(text="Nu öppnar badet!", media=(Media("a.jpg", alt="En man i rullstol och en kvinna i hijab."),))
    found = GUARD.check(draft).findings
    assert {(f.rule, f.level, f.kind, f.pointer) for f in found} == {
        ("special-category-in-image", "note", "review", "/media/0/alt")
    }


WORD_FILES = sorted((Path(__file__).parent.parent / "src/postguard/facts/special/words").glob("*.tsv"))


@pytest.mark.parametrize("path", WORD_FILES, ids=lambda path: path.stem)
def test_every_entry_of_the_lists_can_be_found(path: Path) -> None:
    from postguard.facts.special.lexicon import Lexicon

    assert path.read_text(encoding="utf-8").splitlines()[0].startswith("# ")
    entries = list(rows("postguard.facts.special", f"words/{path.name}"))
    assert all(len(entry) == 2 for entry in entries)
    assert len({tuple(entry) for entry in entries}) == len(entries)
    if path.stem == "lists":
        return
    lexicon = Lexicon([path.stem])
    for use, pattern in entries:
        if set(pattern) & set("(~@|?"):
            continue
        for text in (f"x {pattern}, y", f"{pattern[0].upper()}{pattern[1:]}."):
            assert any(f.use == use and text[f.start : f.end].lower() == pattern.lower() for f in lexicon.find(text)), (
                use,
                pattern,
            )


@pytest.mark.parametrize(
    "piece",
    ["Karin har diabetes. ", "Karin Ek har inte ", "sjukskriven ", "bär på genen ", "ansikte läsare ", "Ulla, ", "är är ", "hon är gravid, ", "1650 "],
)  # fmt: skip
def test_50_000_characters_take_no_quadratic_time(piece: str) -> None:
    def seconds(length: int) -> float:
        facts: Facts = GUARD.facts(Draft(text=(piece * (length // len(piece) + 1))[:length], lang="sv"))
        facts.mentions_at("/text"), facts.text.sentences
        start = time.process_time()
        facts.special_categories("/text")
        return time.process_time() - start

    seconds(1000)
    assert seconds(50_000) < 3


def test_not_judged_is_what_a_rule_raises() -> None:
    words: Words = NONE_INSTALLED
    assert str(NotJudged(words)) == words["en"]
