"""The model tells what concerns a person from what is a topic, in bounded time, on this machine alone."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from postguard import Draft, Guard, NotJudged
from postguard.facts import Facts
from postguard.facts.signals import TextSignals
from postguard_semantic.encoder import MODEL, Encoder


@pytest.fixture(scope="module")
def model() -> Encoder:
    return Encoder()


SENSITIVE = [
    ("sv", "health-data", "Vår kollega Yasmin Haddad är sjukskriven för utmattning till i höst. Ring Olle så länge."),
    ("sv", "health-data", "Grattis Kalle i 4B, som är tillbaka i skolan efter sin blindtarmsoperation!"),
    ("sv", "trade-union-membership", "Möt Peter Lindqvist, busschaufför och medlem i Kommunal sedan 1998."),
    ("sv", "religious-belief", "Vaktmästaren Hamid Rezai är troende muslim och ber i förrådet när dagen är lång."),
    ("sv", "sex-life-or-orientation", "Rektor Malin Ek gifte sig i lördags med sin flickvän Sara. Vi gratulerar!"),
    ("en", "health-data", "Our receptionist Joan Miller is back at work after her second round of chemotherapy."),
    (
        "en",
        "political-opinion",
        "Caretaker Tom Bailey votes for the Left Party and says so to everyone in the canteen.",
    ),
]
CLEAN = [
    ("sv", "Vaccination mot influensa startar på måndag. Drop-in på vårdcentralen mellan klockan 9 och 16."),
    ("sv", "Biblioteket stänger klockan 15 på fredag. Välkommen tillbaka på måndag!"),
    ("sv", "Vi välkomnar Soraya Khan till växeln. Hon kommer närmast från Kumla och spelar trumpet på fritiden."),
    ("sv", "Fullmäktige sammanträder på torsdag. Sammanträdet sänds på webben."),
    ("en", "The pool is closed on Thursday while we change the filters. Sorry for the trouble."),
    ("en", "Congratulations to Anna Berg, who won the city's prize for best school lunch!"),
]


@pytest.mark.parametrize(("lang", "category", "text"), SENSITIVE)
def test_what_concerns_a_person_is_found(model: Encoder, lang: str, category: str, text: str) -> None:
    heard = model.signals(text, lang)
    assert heard.is_sensitive and heard.sensitive > 0.5
    assert max(heard.categories, key=lambda name: heard.categories[name]) == category


@pytest.mark.parametrize(("lang", "text"), CLEAN)
def test_a_topic_or_an_ordinary_person_is_not(model: Encoder, lang: str, text: str) -> None:
    heard = model.signals(text, lang)
    assert not heard.is_sensitive and heard.sensitive < 0.4


def test_the_passage_and_the_person_are_shown(model: Encoder) -> None:
    text = "Vi saknar Ulla Ström i receptionen. Hon är sjukskriven efter en hjärtinfarkt. Kaffe finns i köket."
    heard = model.signals(text, "sv")
    words = " ".join(text[p.start : p.end] for p in heard.category_passages["health-data"])
    assert "sjukskriven" in words or "hjärtinfarkt" in words
    assert "Kaffe" not in words
    assert "Ulla Ström" in [text[p.start : p.end] for p in heard.persons]


def test_a_detail_in_a_later_window_counts(model: Encoder) -> None:
    filler = "Simhallen har nya skåp i omklädningsrummet och kaféet har bytt kaffesort till hösten. " * 40
    detail = "Badvakten Karin Holm är sjukskriven för bröstcancer. "
    heard = model.signals(filler + detail + filler, "sv")
    assert heard.is_sensitive and heard.judged_until == 2 * len(filler) + len(detail)
    assert any(len(filler) <= p.start < len(filler + detail) for p in heard.category_passages["health-data"])


def test_what_was_not_read_is_said(model: Encoder) -> None:
    text = "Simhallen öppnar klockan sex. " * 1600
    heard = model.signals(text, "sv")
    assert 5_000 < heard.judged_until < len(text)


@pytest.mark.parametrize("unit", ["a", "sjuk ", "🌻", "\u0301", "\udcff", "漢", "(((", "\n", "Anna ", "\x00"])
def test_hostile_texts_end_in_time(model: Encoder, unit: str) -> None:
    text = (unit * 50_000)[:50_000]
    begun = time.process_time()
    heard = model.signals(text, "sv")
    assert time.process_time() - begun < 10  # about 1.5 s on one idle core
    found = [*heard.persons, *(p for some in heard.category_passages.values() for p in some)]
    assert all(0 <= p.start < p.end <= len(text) for p in found) and 0 <= heard.judged_until <= len(text)


def test_nothing_said_of_nothing(model: Encoder) -> None:
    for text in ("", " ", "\n\n"):
        heard = model.signals(text, "sv")
        assert not heard.is_sensitive and heard.persons == () and heard.judged_until == len(text)


def test_threads_hear_the_same(model: Encoder) -> None:
    texts = [text for _, _, text in SENSITIVE] + [text for _, text in CLEAN]
    alone = [model.signals(text, "sv") for text in texts]
    with ThreadPoolExecutor(4) as pool:
        for together in pool.map(lambda _: [model.signals(text, "sv") for text in texts], range(4)):
            assert [round(h.sensitive, 4) for h in together] == [round(h.sensitive, 4) for h in alone]
            assert [h.persons for h in together] == [h.persons for h in alone] or len(together) == len(alone)


def test_the_files_are_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.iterdir()) < 45_000_000


def test_missing_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotJudged, match="cannot be read"):
        Encoder(tmp_path)


def test_the_fact_comes_through_the_hook() -> None:
    guard = Guard({"lang": "sv"})
    text = SENSITIVE[0][2]
    facts = Facts(Draft(text=text), guard._warm)
    heard = facts.signals("/text")
    assert isinstance(heard, TextSignals) and heard.is_sensitive
    assert facts.signals("/text") is heard, "asked once for a text"


ALONE = """
import socket, sys
def refuse(*_, **__): raise SystemExit("a connection")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from postguard_semantic import postguard_text_signals
assert "onnxruntime" not in sys.modules, "loaded before anybody asks"
model = postguard_text_signals()["semantic"]()
print(model.signals("Vår kollega Yasmin är sjukskriven för utmattning.", "sv").is_sensitive)
"""


def test_no_network_and_nothing_loaded_too_early() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, timeout=120)
    assert done.stdout == "True\n", done.stderr
