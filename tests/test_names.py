"""Persons named in texts, who a text speaks of, and the recognisers for Presidio; evenness between origins, and speed."""

from __future__ import annotations

import importlib.util
import statistics
import time
from collections.abc import Callable

import pytest
from conftest import ROOT
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NoOpNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry

from postguard.facts.names import find_names
from postguard.facts.people import mentions
from postguard.facts.text import Text
from postguard.presidio import analyzer, recognizers


def names(text: str, lang: str = "sv") -> list[str]:
    return [text[start:end] for start, end in find_names(text, lang)]


def test_names_of_all_origins_are_found_alike() -> None:
    spec = importlib.util.spec_from_file_location("names_benchmark", ROOT / "benchmarks" / "names.py")
    assert spec and spec.loader
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    groups, missed = benchmark.recall()
    assert len(groups) == 24
    shares = {group: statistics.mean(kinds.values()) for group, kinds in groups.items()}
    assert max(shares.values()) - min(shares.values()) <= 0.05, missed
    assert min(shares.values()) >= 0.95, missed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi tog Eriks cykel och Annas väska.", ["Erik", "Anna"]),
        ("Vi lyssnade på Zoran Petrovics föredrag.", ["Zoran Petrovic"]),
        ("Vi lyssnade på Alejandro Vargas föredrag.", ["Alejandro Vargas"]),
        ("Anders bok ligger kvar, och Jonas har sin.", ["Anders", "Jonas"]),
        ("Kom och hör rektor Lind och doktor Ghazal.", ["Lind", "Ghazal"]),
        ("Kansliet ligger vid Gustav Adolfs torg, nära Astrid Lindgrens barnsjukhus.", []),
        ("Cristian Valenzuela reser till Valenzuela.", ["Cristian Valenzuela"]),
        ("Anna Sofia Svonni bor i Rom.", ["Anna Sofia Svonni"]),
        ("Fråga Lottie Furugård på Furugården.", ["Lottie Furugård"]),
        ("GRATTIS ELIAS HJORT!", ["ELIAS HJORT"]),
        ("VAB OCH SFI PÅ BVC", []),
        ("ring till ayaan warsame i morgon", ["ayaan warsame"]),
        ("det är en rosa sten i en stig i april", []),
        ("Heja! #GrattisAmina", ["Amina"]),
        ("#GrönRehabilitering #KarlstadsKommun", []),
        ("Boken är av J. K. Bergström.", ["J. K. Bergström"]),
        ("Saga H. berättar om sin dag.", ["Saga H."]),
        ("Carl von Essen och Maria de la Cruz möts.", ["Carl von Essen", "Maria de la Cruz"]),
        ("Dina El-Sayed och Omar al-Khatib möts.", ["Dina El-Sayed", "Omar al-Khatib"]),
        ("Möt Anna Ek i receptionen.", ["Anna Ek"]),
        ("Finns det biljetter? Klass 5 har jeans. Jeans är bra. Alla visste.", []),
        ("Katten Zlatan är borta. Hunden Fredriksson skällde. M/S Elfrida går.", []),
        ("Det är en grå kanin. Den heter Stina. Vaktmästaren heter Maja.", ["Maja"]),
        ("Fråga Bosse, vår chatbot! Bosse svarar.", []),
        ("Namn på plogbilarna: Greta, Stig-Olof och Elvis.", []),
        ("Ronja spelas av Smilla Ek, och Ali Berg som Mattis.", ["Smilla Ek", "Ali Berg"]),
        ("Träffpunkt Rönnen och Lilla Bommen. Sal Rosen, plan 3.", []),
        ("Entreprenör är Lindbergs Mark, nära Ekströms Åkeri.", []),
        ("Fredrik på gatudriften, Tyra, 84, och Nova i 5B är med.", ["Fredrik", "Tyra", "Nova"]),
        ("Hans bok är kul. Klara för start? Max 8 per person. Per person 50 kr.", []),
        ("Fråga efter Ewelina eller Ghebremeskel.", ["Ewelina", "Ghebremeskel"]),
        ("Zlatko H., Emina H. och Leo P. har vunnit.", ["Zlatko H.", "Emina H.", "Leo P."]),
        (
            "Det blev seger mot Partille efter mål av NOOR ALKHATEEB (2), VILMA och SAGA STENHAMMAR HJORT.",
            ["NOOR ALKHATEEB", "VILMA", "SAGA STENHAMMAR HJORT"],
        ),
        ("Vi väntar på Ek. Eriksson föll. Strindberg hade svurit i Norrby.", ["Eriksson", "Strindberg"]),
        ("Sångerna är av George Ek. Georges mamma sjöng.", ["George Ek", "George"]),
        ("Tack! #TackAnnaLisaKuoljok", ["AnnaLisaKuoljok"]),
        ("Kom till oss. /Fältarna\nKom till oss. /Maja", ["Maja"]),
        ("Fastigheten Ask 4:12 säljs. Mårten i porten säljer.", ["Mårten"]),
        ("Pamina sjungs av Elin Rask, och i kören hörs Tomas Wik.", ["Elin Rask", "Tomas Wik"]),
        ('Vi övar "Bella ciao". Segrare: "Drake på semester" av Rut Storm.', ["Rut Storm"]),
        ("Vi läser Gösta Berlings saga, sedan Karin Boyes Kallocain.", ["Karin Boye"]),
        ("Traktorn är en Massey Ferguson. Handla hos Magnussons Livs eller Kims Cykel.", []),
        ("Degen är döpt: vi har döpt degen till Gudrun. Kaffemaskinen heter numera Berit.", []),
        ("Våra diskmaskiner heter Bosse och Berit. Bosse är en pudel.", []),
        (
            'Fråga Sven-Erik "Kolla" Berg eller Olle "the Crab" Brink.',
            ['Sven-Erik "Kolla" Berg', 'Olle "the Crab" Brink'],
        ),
        ("Tack till vaktis-Kalle! Åk 6 läser Selma Lagerlöf-texter.", ["Kalle", "Selma Lagerlöf"]),
        ("Vi ses på Kärrgatan 27 B. Invigning tisdag. L-G tar svenskan.", ["L-G"]),
        ("PUSS PÅ DIG FARBROR BIRGER SOM DELADE UT BULLAR", ["BIRGER"]),
        ("Harriet Bly, Moas bror och Jönssons bild.", ["Harriet Bly", "Moa", "Jönsson"]),
        ("kan nån hämta tindra o love kl 5?", ["tindra", "love"]),
        ("Tack Lill-Babs (nej inte den Lill-Babs)!", ["Lill-Babs", "Lill-Babs"]),
        ("Tack, herr Ahlbom-Nkemelu! #ThankYouAhlbomNkemelu", ["Ahlbom-Nkemelu", "AhlbomNkemelu"]),
    ],
)
def test_names(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_names_in_english() -> None:
    assert names("Ask for Nicola Thurlow-Berg, not Will or May, at Anna's desk.", "en")[0] == "Nicola Thurlow-Berg"
    assert names("May will be warm. Will you come? Mark the day.", "en") == []
    assert names("Elif's bag, Mr Takahashi's coat and Tom's hat.", "en") == ["Elif", "Takahashi", "Tom"]
    assert names("My Arjun and the Lindholm sisters met Dr Achterberg.", "en") == ["Arjun", "Lindholm", "Achterberg"]
    assert names("Emma by Jane Austen. Her cousins in Haifa. Castle Wold Housing.", "en") == ["Jane Austen"]
    assert names("The Astrid Lindgren reading room at 3 Mill Lane. Hilda (that's the boat) leaves.", "en") == []


def persons(string: str) -> list[tuple[str, str, int]]:
    text = Text(string, "sv")
    return [(string[m.start : m.end], m.kind, m.person) for m in mentions(text, find_names(string, "sv"))]


def test_a_pronoun_means_the_person_before_it() -> None:
    assert persons("Amina vann loppet. Hon är glad. Vi gratulerar henne.") == [
        ("Amina", "name", 0), ("Hon", "pronoun", 0), ("henne", "pronoun", 0),
    ]  # fmt: skip
    assert [person for *_, person in persons("Amina och Erik kom. Han sjöng.")] == [0, 1, 1]


def test_a_pronoun_far_from_a_name_is_somebody_else() -> None:
    assert [p for *_, p in persons("Amina vann. Det regnade. Bussen gick. Solen kom. Hon är sjuk.")] == [0, 1]


def test_a_role_and_the_name_after_it_are_one_person() -> None:
    assert {person for *_, person in persons("Vår nya kock Ahmed lagar. Han är bra.")} == {0}
    assert [p for *_, p in persons("Vår kock är ny. Amina är glad. Amina Ek också.")] == [0, 1, 1]


@pytest.fixture(scope="module")
def engine() -> AnalyzerEngine:
    """An engine of somebody else: Presidio's own recognisers, and ours among them."""
    registry = RecognizerRegistry(supported_languages=["sv", "en"])
    registry.load_predefined_recognizers(languages=["sv", "en"])
    registry.remove_recognizer("SpacyRecognizer")
    for lang in ("sv", "en"):
        for recognizer in recognizers(lang):
            registry.add_recognizer(recognizer)
    nlp = NoOpNlpEngine([{"lang_code": lang, "model_name": "none"} for lang in ("sv", "en")])
    return AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["sv", "en"])


RECOGNISED = [
    ("PERSONAL_IDENTITY_NUMBER", "Födelsenummer 811228-9874 står där.", "811228-9874", "Ärende 2025-811228-9874 är nytt."),
    ("PERSONAL_IDENTITY_NUMBER", "Det är 19 811228 9874.", "", "Det är 811228-9875."),
    ("PHONE_NUMBER", "Ring 070-174 06 05 i dag.", "070-174 06 05", "Öppet 08.00-16.00, krig 1914-1918."),
    ("EMAIL_ADDRESS", "Skriv till åsa.ek@skola.example nu.", "åsa.ek@skola.example", "Följ @asa.ek nu, kl 8@torget."),
    ("STREET_ADDRESS", "Vi bor på Norra Storgatan 12 B här.", "Norra Storgatan 12 B", "Vi ses på Storgatan 12 maj."),
    ("SOCIAL_HANDLE", "Bilden tog @nora.lind i går.", "@nora.lind", "Bilden tog nora@lind.example i går."),
    ("BANK_ACCOUNT", "SE45 5000 0000 0583 9825 7466 gäller.", "SE45 5000 0000 0583 9825 7466", "SE45 5000 0000 0583 9825 7467 gäller."),
    ("BANK_ACCOUNT", "Betala till bankgiro 5050-1055 nu.", "5050-1055", "Ärende 5050-1055 är avslutat."),
    ("BANK_ACCOUNT", "Från utlandet IBAN SE91 6000 0000 0004 1773 0921.", "SE91 6000 0000 0004 1773 0921", "Miljökontoret har MBN 2023-1187."),
    ("STREET_ADDRESS", "hon bor på bävervägen 19 nu.", "bävervägen 19", "vi lagar cykelvägen 2 dagar."),
    ("VEHICLE_PLATE", "En röd bil, RKL 482, står kvar.", "RKL 482", "Kursen RKL 482 börjar i sal MAT 123."),
    ("VEHICLE_PLATE", "du med den vita skåpbilen gbd418", "gbd418", "tentan i TMA044 flyttas till aulan"),
    ("BANK_ACCOUNT", "insättning till 8327-9, 412 776 053-1.", "8327-9, 412 776 053-1", "Betala med OCR-numret 7700 4512 8836."),
    ("PERSON", "I går kom Amina Warsame hit.", "Amina Warsame", "I går kom Astrid Lindgrens barnsjukhus hit."),
]  # fmt: skip


@pytest.mark.parametrize(("entity", "text", "found", "alike"), RECOGNISED)
def test_recognisers_in_somebody_elses_engine(
    engine: AnalyzerEngine, entity: str, text: str, found: str, alike: str
) -> None:
    spans = [text[r.start : r.end] for r in engine.analyze(text, "sv") if r.entity_type == entity]
    assert found in spans or not found
    (ours,) = [r for r in recognizers("sv") if r.supported_entities == [entity]]
    assert ours.analyze(alike, [entity]) == []
    assert ours.name not in {r.recognition_metadata["recognizer_name"] for r in engine.analyze(alike, "sv")}


def test_recognisers_in_english(engine: AnalyzerEngine) -> None:
    text = "Ask Nicola Thurlow at 14 Mill Lane about the car AB12 CDE or @nick_t."
    found = {(r.entity_type, text[r.start : r.end]) for r in engine.analyze(text, "en")}
    assert found >= {
        ("PERSON", "Nicola Thurlow"), ("STREET_ADDRESS", "14 Mill Lane"), ("VEHICLE_PLATE", "AB12 CDE"), ("SOCIAL_HANDLE", "@nick_t"),
    }  # fmt: skip


HOSTILE = [
    "A", "A ", "Anna ", "1", "1 ", "@a", "a@", "19", "070-", "SE45 ", "ABC ", "Storgatan ", "Norra ",
    "a-", "123-", "Anna-", "Anna, Xqzv ", "de la ", "von ", "J. ", "Finns ", "#AnnaEk", "1234 ", "min ", "hon ", "vår a ",
]  # fmt: skip


@pytest.fixture(scope="module")
def read() -> Callable[[str], None]:
    """Names, mentions and identifiers of a text, with what is loaded once already loaded."""
    ours = analyzer()

    def run(text: str) -> None:
        found = find_names(text, "sv")
        mentions(Text(text, "sv"), found)
        ours.analyze(text, "sv")

    run("Kom Gharbzadeh, Anna Ek och Finns kl. 8: ring 070-174 06 05.")
    return run


@pytest.mark.parametrize("repeated", HOSTILE)
@pytest.mark.parametrize("last", ["", " Anna", " Anna Ek 1"])
def test_hostile_repeats_take_linear_time(read: Callable[[str], None], repeated: str, last: str) -> None:
    text = (repeated * 50_000)[: 50_000 - len(last)] + last
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 3  # about half a second at worst
