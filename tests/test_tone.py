"""Tone: words in the sender's own voice, the text model beside them, and the same verdict whoever is named."""

from __future__ import annotations

import re
import time
from importlib.resources import files

import pytest

from postguard import Draft, Guard
from postguard.checkbase import Check, NotJudged, checks_in
from postguard.checks.tone._judging import NO_HEAD, joined
from postguard.checks.tone._phrases import Hit, Phrases
from postguard.checks.tone._voice import OTHERS, voice_of
from postguard.checks.tone.insult import Insult
from postguard.facts.signals import Passage, TextSignals
from postguard.facts.text import Text
from postguard.finding import Finding

GUARD = Guard({"select": ["tone"], "lang": "en", "language-model": {"use": False}})
RULES = checks_in("postguard.checks.tone")
LISTS = sorted(
    entry.name.removesuffix(".txt")
    for entry in files("postguard.checks.tone").iterdir()
    if entry.name.endswith(".txt") and entry.name not in ("cheerful_emojis.txt", "signature_verbs.txt")
)


def rules_in(text: str, kind: str = "post", **settings: object) -> list[str]:
    guard = (
        Guard({"select": ["tone"], "lang": "en", "language-model": {"use": False}, **settings}) if settings else GUARD
    )
    report = guard.check(Draft(text=text, kind="reply" if kind == "reply" else "post"))
    return sorted(finding.rule for finding in report.findings)


def passage(start: int, end: int) -> Passage:
    return Passage(start, end, 0.8)


def tones(
    probabilities: dict[str, float],
    thresholds: dict[str, float],
    passages: dict[str, tuple[Passage, ...]] | None = None,
) -> TextSignals:
    """What a text model would say of a text's tone."""
    return TextSignals(0.0, False, {}, {}, (), 25, probabilities, passages or {}, thresholds)


class FakeFacts:
    """Facts with a model whose answers are given."""

    def __init__(self, string: str, said: TextSignals | None) -> None:
        self.text = Text(string, "sv")
        self._said = said

    def signals(self, pointer: str) -> TextSignals:
        assert pointer == "/text"
        if self._said is None:
            raise NotJudged({"sv": "ingen modell", "en": "no model"})
        return self._said


def both(hits: list[Hit], said: TextSignals | None, text: str = "Du är en stolpe, kära du.") -> list[object]:
    check: Check = Insult("en")
    results = joined(check, FakeFacts(text, said), hits)  # type: ignore[arg-type]
    return [(r.span, r.kind) if isinstance(r, Finding) else r.why["en"] for r in results]


OVER, UNDER = {"insult": 0.9}, {"insult": 0.2}
THRESHOLD = {"insult": 0.5}


def test_words_and_the_model_are_joined_each_place_once() -> None:
    passages = {"insult": (passage(0, 15), passage(17, 24))}
    assert both([], tones(UNDER, THRESHOLD, passages)) == []
    assert both([], tones(OVER, THRESHOLD)) == [((0, 25), "review")]
    assert both([], tones(OVER, THRESHOLD, passages)) == [((0, 15), "review"), ((17, 24), "review")]
    assert both([Hit(10, 15)], tones(OVER, THRESHOLD, passages)) == [((10, 15), "review"), ((17, 24), "review")]
    assert both([Hit(10, 15)], tones(OVER, THRESHOLD)) == [((10, 15), "review")]
    assert both([Hit(10, 15)], tones(UNDER, THRESHOLD, passages)) == [((10, 15), "review")]


def test_without_a_model_what_only_context_shows_is_not_judged() -> None:
    assert both([], None) == ["no model"]
    assert both([Hit(10, 15)], None) == [((10, 15), "review")]
    assert both([], tones({"hype": 1.0}, {"hype": 0.1})) == [NO_HEAD["en"]]
    assert both([Hit(10, 15)], tones({}, {})) == [((10, 15), "review")]


def test_rules_that_a_model_helps_say_so() -> None:
    by_words_alone = {rule.id for rule in RULES if not rule.example_config}
    assert by_words_alone == {"swearing", "shouting", "bare-reply"}
    assert {rule.id for rule in RULES if rule.kind == "fail"} == by_words_alone
    assert len(RULES) == 16


@pytest.mark.parametrize(
    "text",
    [
        'Hon läste ur "Vilken idiot" för en full sal.',
        "Filmen Idioten av en ung regissör visas i kväll.",
        "Vi spelar i pjäsen Fy Fan Mamma på lördag.",
        "Kampanjen #sluta_vara_idiot startar i dag.",
        "– Det är för jävligt, säger en granne till branden.",
        "Läs mer på https://example.se/vilken-idiot-gör-så",
        "Eleverna har skrivit om ordet hora och vad det gör med en klass.",
        "“You are a loser” was scratched into the desk.",
        "Ingen ska behöva bli kallad snorunge.",
    ],
)
def test_what_is_not_the_senders_voice_is_left_alone(text: str) -> None:
    assert rules_in(text) == []


def test_voice_keeps_every_place() -> None:
    text = 'İdag sa hon "Vilken İdiot" och gick.'
    voice = voice_of(text)
    assert len(voice.string) == len(text)
    assert voice.string[text.index('"') : text.rindex('"') + 1] == OTHERS * 14


@pytest.mark.parametrize(
    ("text", "kind", "rules"),
    [
        ("Fan vad kallt det är på badet!", "post", ["swearing"]),
        ("Stora fan av biblioteket möts på torget.", "post", []),
        ("Hej! Det var för tusan inte meningen. /Anna", "reply", ["swearing"]),
        ("Hej Ali! Nej, det går inte. /Kansliet", "reply", ["cold-reply"]),
        ("Hej Ali! Nej, det går inte eftersom salen är upptagen. /Kansliet", "reply", []),
        ("Nej, det går inte.", "reply", ["bare-reply", "cold-reply"]),
        ("Hej Ali! Salen är ledig på torsdag. //Kansliet", "reply", []),
        ("Hej Ali! Salen är ledig på torsdag. Kansliet", "reply", []),
        ("Vad roligt att höra, Ali! Salen är ledig på torsdag.\nKansliet", "reply", []),
        ("Salen är ledig på torsdag.", "reply", ["bare-reply"]),
        ("Flytta bilen i dag, annars får du betala.", "post", ["command"]),
        ("Utrym huset omedelbart och ring 112.", "post", []),
        ("Handikappade når hissen från torget.", "post", ["exclusionary-language"]),
    ],
)
def test_words(text: str, kind: str, rules: list[str]) -> None:
    assert rules_in(text, kind) == rules


def test_a_house_adds_words() -> None:
    assert rules_in("Vilka filurer har målat på muren?") == []
    assert rules_in("Vilka filurer har målat på muren?", rules={"insult": {"words": ["filur~"]}}) == ["insult"]
    reply = "Goddagens Ali! Salen är ledig på torsdag. Med solsken, Kansliet på torget i Sjöhaga."
    assert rules_in(reply, "reply") == ["bare-reply"]
    house = {"bare-reply": {"greetings": ["goddagens"], "signatures": ["med solsken"]}}
    assert rules_in(reply, "reply", rules=house) == []


def test_the_neutral_word_is_in_the_message() -> None:
    for lang, words in (("sv", "Neutralt: person som använder rullstol"), ("en", "Neutral: person")):
        report = Guard({"select": ["exclusionary-language"], "lang": lang}).check(
            Draft(text="Rullstolsbundna åker gratis.")
        )
        assert words in report.findings[0].message


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_and_every_entry_is_sound(name: str) -> None:
    text = files("postguard.checks.tone").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    header = [line for line in text.splitlines() if line.startswith("# ")]
    entries = [line for line in text.splitlines() if not line.startswith("# ")]
    assert any("Written for postguard, 20" in line for line in header)
    assert entries == sorted(set(entries), key=lambda e: (re.sub(r"^[!^(]+", "", e).lower(), e))
    every = Phrases(entries)
    every.find(voice_of(" ".join(re.findall(r"\w+", text))))  # compiles what the text's own words lead to


PARTIES = ["Socialdemokraterna", "Moderaterna", "Sverigedemokraterna", "Centerpartiet", "Vänsterpartiet",
           "Kristdemokraterna", "Liberalerna", "Miljöpartiet"]  # fmt: skip
ENGLISH_PARTIES = ["The Social Democrats", "The Moderates", "The Sweden Democrats", "The Centre Party", "The Left Party",
                   "The Christian Democrats", "The Liberals", "The Green Party"]  # fmt: skip
NATIONS = ["finnar", "somalier", "syrier", "danskar", "polacker", "tyskar", "afghaner", "norrmän"]
GENDERS = [("Kvinnan", "hon", "Mamman"), ("Mannen", "han", "Pappan")]
AGES = ["barn", "ungdomar", "vuxna", "äldre", "seniorer", "pensionärer", "tonåringar", "medelålders"]
PARTY_SENTENCES = [
    "{} lägger fram sin budget på måndag.", "{} har begärt en debatt om skolan.", "{} röstade nej till förslaget.",
    "Tack vare {} har vi äntligen en ny skola.", "{} har svikit oss igen.", "Rösta på {} i höst.",
    "Lägg en röst på {} så räddas badet.", "{} är de enda som tar miljön på allvar.", "Heder åt {} för den nya bron.",
    "{} har kört vården i diket.", "Det är {} som har räddat biblioteket.", "Ge inte {} en enda röst.",
    "{} och åtta andra partier står på valsedeln.", "Bara {} bryr sig om landsbygden.",
]  # fmt: skip
ENGLISH_SENTENCES = ["{} will present a budget on Monday.", "{} voted against the plan.", "{} tried to stop the library.",
                     "Thanks to {} we have a pool.", "Blame {} for the queue.", "{} betrayed this town."]  # fmt: skip
NATION_SENTENCES = ["Ni {} brukar ju komma för sent.", "Många {} bor i kvarteret.", "Språkkafé för {} på onsdag.",
                    "Vilka idioter till {} var det?"]  # fmt: skip
GENDER_SENTENCES = ["{0} fick hjälp av personalen.", "{0} är en idiot, skriver {1}.", "{2} lämnar barnet kl. 8.",
                    "{0} borde ha anmält sig i tid, sade {1}."]  # fmt: skip
AGE_SENTENCES = ["Kurs för {} på torsdag.", "Era lata {} får städa.", "Vi hälsar {} välkomna till badet."]


def test_the_verdict_is_the_same_whoever_is_named() -> None:
    groups = [
        *([s.format(p) for p in PARTIES] for s in PARTY_SENTENCES),
        *([s.format(p) for p in ENGLISH_PARTIES] for s in ENGLISH_SENTENCES),
        *([s.format(n) for n in NATIONS] for s in NATION_SENTENCES),
        *([s.format(*g) for g in GENDERS] for s in GENDER_SENTENCES),
        *([s.format(a) for a in AGES] for s in AGE_SENTENCES),
    ]
    sentences = sum(map(len, groups))
    assert sentences >= 200
    differing = [text for group in groups for text in group if rules_in(text) != rules_in(group[0])]
    assert len(differing) <= sentences * 0.01, differing
    parties = [[rules_in(text) for text in group] for group in groups[: len(PARTY_SENTENCES) + len(ENGLISH_SENTENCES)]]
    assert all(verdicts.count(verdicts[0]) == len(verdicts) for verdicts in parties), parties
    assert sum(verdicts[0] == ["partisanship"] for verdicts in parties) >= 12


@pytest.mark.parametrize(
    "piece",
    ["fan ", "jävla ", "annars ", "du har ", "hade du ", '"', "”", "«", "'a ", "– a ", "boken A ", "haha dog ", "moderaterna "
     "äntligen ", "/", "mvh ", "hej ", "nej ", "tjejerna kök ", "för killarna och ", "aldrig ", "ingen ", "as "],
)  # fmt: skip
def test_50_000_characters_take_no_quadratic_time(piece: str) -> None:
    text = (piece * (50_000 // len(piece) + 1))[:50_000]
    start = time.process_time()
    for kind in ("post", "reply"):
        rules_in(text, kind)
    assert time.process_time() - start < 10, "two seconds or so are usual; quadratic time takes minutes"


def test_a_house_has_a_form_of_signing() -> None:
    settings = {"lang": "en", "select": ["bare-reply"], "replies": {"signature": "/{name}, Sjöhaga stad"}}

    def said(text: str) -> list[str]:
        return [finding.message for finding in Guard(settings).check(Draft(text=text, kind="reply")).findings]

    assert said("Hej Aron! Lånekortet är gratis. /Anna, Sjöhaga stad") == []
    assert said("Hej Aron! Lånekortet är gratis. /Anna") == ["The signature has not the house's form: /…, Sjöhaga stad"]
    assert said("Hej Aron! Lånekortet är gratis.") == ["The reply has no signature."]
