"""The public API: what is public, that importing it is cheap, and that one Guard serves many threads."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest
from conftest import ROOT, SAMPLES, TODAY, Checker

import postguard
from postguard import Draft, Guard, Media
from postguard.finding import Results
from postguard.reports import Options
from postguard.reports.json import write_json

PUBLIC = {
    "Answer", "Check", "Draft", "Edit", "Finding", "Guard", "Media", "NotJudged", "Reference", "Report", "Shows",
    "check", "check_many", "hookimpl", "load",
}  # fmt: skip


def test_public_names() -> None:
    assert set(postguard.__all__) == PUBLIC
    assert all(getattr(postguard, name).__doc__ for name in PUBLIC - {"hookimpl"})
    with pytest.raises(AttributeError):
        postguard.nothing  # noqa: B018


def test_heavy_parts_wait_until_they_are_needed() -> None:
    heavy = (
        "{'click', 'spacy', 'presidio_analyzer', 'onnxruntime', 'dlib', 'numpy', 'PIL', 'textstat', 'yaml', 'wordfreq'}"
    )
    quick = f"import sys, postguard; sys.exit(', '.join({heavy} & set(sys.modules)) or None)"
    text = (
        "import sys, postguard; g = postguard.Guard(); g.check(postguard.Draft(text='Badet öppnar i dag.'))\n"
        "sys.exit(', '.join({'spacy', 'presidio_analyzer', 'onnxruntime', 'dlib', 'wordfreq'} & set(sys.modules)) or None)"
    )
    for code in (quick, text):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")


def test_shorthands_use_the_configuration_upwards_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "postguard.toml").write_text('select = ["hashtag-case"]\n', encoding="utf-8")
    (tmp_path / "a.md").write_text("FÖR MYCKET ROP! #sjöhagastad", encoding="utf-8")
    reports = list(postguard.check_many(postguard.load(tmp_path / "a.md")))
    assert [f.rule for r in reports for f in r.findings] == ["hashtag-case"]
    assert [postguard.check(r.draft).findings for r in reports] == [r.findings for r in reports]


def test_the_json_report_fits_its_schema() -> None:
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    guard = Guard(SAMPLES / "postguard.toml", today=TODAY)
    drafts = [*guard.load(SAMPLES), *guard.load(SAMPLES / "bilder" / "karta.png")]
    broken = Draft(id="x", readable=False)
    reports = tuple(guard.check_many([*drafts, broken]))
    for show_text in (False, True):
        document = json.loads(write_json(Results(reports), Options("sv", show_text=show_text)))
        jsonschema.validate(document, schema, format_checker=jsonschema.FormatChecker())
    assert document["summary"]["drafts"] == len(drafts) + 1
    fingerprints = [f["fingerprint"] for draft in document["drafts"] for f in draft["findings"]]
    assert len(fingerprints) > 15 and all(
        len(set(x)) == len(x) for x in [[f["fingerprint"] for f in d["findings"]] for d in document["drafts"]]
    )


def test_one_guard_serves_many_threads() -> None:
    guard = Guard(SAMPLES / "postguard.toml", today=TODAY)
    drafts = list(guard.load(SAMPLES))
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(guard.check, drafts))
    assert together == [guard.check(draft) for draft in drafts]


def test_lines_and_columns_point_into_the_source(checked: Checker) -> None:
    tag = "#sjöhagastad"
    for name, source in (
        ("a.md", f"---\ntitle: x\n---\n\nHej &amp; <b>hå</b>\r\n\r\nkom {tag}"),
        ("a.toml.md", f"+++\ntitle = 'x'\n+++\nHej\n{tag}"),
        ("a.jsonl", '{"text": "Hej"}\n{"id": "å", "text": "rad \\"ett\\"\\n\\u00e5 ' + tag + '"}'),
        ("a.json", '[{"text": "Hej"},\n {"channels": ["x"],\n  "text": "' + tag + '"}]'),
        ("a.yaml", f"title: x\ntext: |\n  Hej\n  {tag}\n"),
    ):
        (finding,) = [f for r in checked(name, source, select=["hashtag-case"]) for f in r.findings]
        assert finding.line and finding.column
        line = source.split("\n")[finding.line - 1]
        assert line[finding.column - 1 :].startswith(tag), (name, finding.line, finding.column)


def test_findings_on_media_point_at_the_path(checked: Checker) -> None:
    (report,) = checked("a.md", "---\nbilder:\n  - fil: none.jpg\n---\nHej <img src='b.jpg'>", select=["alt-missing"])
    assert [(f.pointer, f.line, f.column) for f in report.findings] == [
        ("/media/0/alt", 3, 10),
        ("/media/1/alt", 5, 15),
    ]


def test_canonical_draft() -> None:
    draft = Draft(id="a", text="Hej", media=(Media("x.jpg", alt="Sjön"),))
    assert draft.to_dict() == {
        "id": "a",
        "text": "Hej",
        "kind": "post",
        "media": [{"path": "x.jpg", "kind": "image", "alt": "Sjön"}],
    }
    assert draft.resolve("/media/0/alt") == "Sjön" and draft.resolve("/title") is None
    with pytest.raises(KeyError):
        draft.resolve("/media/1/alt")
