"""Whatever a draft holds, no check crashes, findings lie inside the draft, and no message gives the flagged words away."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postguard import Draft, Guard, Media
from postguard.finding import Report

GUARD = Guard({"select": ["all"], "lang": "en", "ignore": ["minors", "location-metadata"]})
PIECES = st.sampled_from(
    "Ulla är sjukskriven . ! ?? \n \n- # @ #sjöhagastad 𝗡𝘆𝗵𝗲𝘁 🏊‍♀️ 🇸🇪 1️⃣ 070-174 06 05 900118-2386 eva@example.se https:// kl. 12.00 VI ÖPPNAR NU"
    " ![ ]( < > &amp; <b> \u202e \u200d \u0301 \x1b[31m \ud800 مرحبا the and och".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


def sound(report: Report) -> None:
    draft = report.draft
    assert "check-crashed" not in {f.rule for f in report.findings}, report.findings
    for finding in report.findings:
        value = draft.resolve(finding.pointer)
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(value)
            flagged = value[start:end].strip()
            assert len(flagged) < 5 or flagged.lower() not in finding.message.lower()
    assert len({f.fingerprint for f in report.findings}) == len(report.findings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS, st.sampled_from([None, "sv", "en", "fi"]), st.sampled_from(["post", "reply"]))
def test_any_draft(text: str, alt: str, lang: str | None, kind: str) -> None:
    draft = Draft(
        text=text,
        title=alt[:50],
        lang=lang,
        kind="reply" if kind == "reply" else "post",
        media=(Media("x.jpg", alt=alt),),
    )
    report = GUARD.check(draft)
    sound(report)
    assert GUARD.check(draft).findings == report.findings


@pytest.mark.parametrize(
    "piece",
    [". ", "! \n", "a", "å ", ".", " ", "\n", "🏊", "👩‍", "1️⃣", "#", "#sjöhagastad", "@a", "a@", "a.b", "1", "1 ", "070-", "19900118-", "(", "[", "![", "<!--", "&", "A", "AB ", "!", "-", "𝗡", "\u202e", "http://a", "bild på "],
)  # fmt: skip
def test_50_000_characters_of_anything_take_no_quadratic_time(piece: str) -> None:
    text = (piece * (50_000 // len(piece) + 1))[:50_000]
    start = time.process_time()
    sound(GUARD.check(Draft(text=text)))
    assert time.process_time() - start < 20, "a second or so is usual; quadratic time takes minutes"
