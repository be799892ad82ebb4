"""--fix changes just what it says, in every kind of file, and never a pixel."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLES
from PIL import Image

from postguard.cli import main
from postguard.facts.metadata import cleaned, found

CURED = "hashtag-case,styled-unicode,alt-prefix"


def fix(path: Path, *args: str) -> str:
    result = CliRunner().invoke(main, ["check", str(path), "--fix", "--lang", "en", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.output


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "Kom! #sjöhagastad #allaärvälkomna\n", "Kom! #SjöhagaStad #AllaÄrVälkomna\n"),
        ("a.md", "𝗡𝘆𝗵𝗲𝘁! R&amp;D <b>𝗡𝘂</b>\r\n#sjöhagastad\r\n", "Nyhet! R&amp;D <b>Nu</b>\r\n#SjöhagaStad\r\n"),
        ("a.md", "\ufeff#sjöhagastad", "\ufeff#SjöhagaStad"),
        ("a.md", "![Bild på en sjö.](x.jpg)\nHej", "![En sjö.](x.jpg)\nHej"),
        ("a.md", "---\nmedia:\n - {path: x.jpg, alt: 'Bild på en sjö.'}\n---\nHej", "---\nmedia:\n - {path: x.jpg, alt: 'En sjö.'}\n---\nHej"),
        ("a.md", "---\nmedia:\n - path: x.jpg\n   alt: Foto av en sjö.\n---\nHej", "---\nmedia:\n - path: x.jpg\n   alt: En sjö.\n---\nHej"),
        ("a.md", '+++\n[[media]]\npath="x.jpg"\nalt="Image of a lake"\n+++\nHej', '+++\n[[media]]\npath="x.jpg"\nalt="A lake"\n+++\nHej'),
        ("a.jsonl", '{"text": "Hej!"}\n{"text": "Kom \\"nu\\" \\u00e5 #sjöhagastad"}\n', '{"text": "Hej!"}\n{"text": "Kom \\"nu\\" \\u00e5 #SjöhagaStad"}\n'),
        ("a.json", '[{"text": "Hej!"}, {"text": "#sjöhagastad"}]', '[{"text": "Hej!"}, {"text": "#SjöhagaStad"}]'),
        ("a.yaml", "text: |\n  Hej!\n  #sjöhagastad\n", "text: |\n  Hej!\n  #SjöhagaStad\n"),
        ("a.json", '{"text": "#sj\\u00f6hagastad"}', '{"text": "#Sj\\u00f6hagaStad"}'),
        ("a.json", '{"text": "\\ud835\\uddd7\\ud835\\uddd7"}', '{"text": "\\ud835\\uddd7\\ud835\\uddd7"}'),  # left alone
    ],
)  # fmt: skip
def test_text_files(tmp_path: Path, name: str, before: str, after: str) -> None:
    path = tmp_path / name
    path.write_bytes(before.encode())
    for _ in range(2):  # the second time there is nothing left to do
        fix(path, "--select", CURED)
        assert path.read_bytes().decode() == after


def test_other_encodings_are_kept(tmp_path: Path) -> None:
    for encoding in ("utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.md"
        path.write_bytes("Välkommen! #sjöhagastad".encode(encoding))
        assert "1 fixed" in fix(path, "--select", CURED)
        assert path.read_bytes().decode(encoding) == "Välkommen! #SjöhagaStad"


def test_without_fix_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("#sjöhagastad", encoding="utf-8")
    CliRunner().invoke(main, ["check", str(path)])
    assert path.read_text(encoding="utf-8") == "#sjöhagastad"


def test_the_position_goes_and_every_pixel_stays(tmp_path: Path) -> None:
    original = (SAMPLES / "bilder" / "cykelvagen.jpg").read_bytes()
    (tmp_path / "väg.jpg").write_bytes(original)
    draft = tmp_path / "a.md"
    draft.write_text("![Cykelvägen.](väg.jpg)\nKlar!", encoding="utf-8")
    assert "1 fixed" in fix(draft, "--select", "location-metadata")
    data = (tmp_path / "väg.jpg").read_bytes()
    with Image.open(BytesIO(data)) as now, Image.open(BytesIO(original)) as then:
        assert now.tobytes() == then.tobytes()
        assert now.getexif()[0x010F] == "Exempelkamera" and not now.getexif().get_ifd(0x8825)
    assert found(original) == {"position"} and not found(data)
    assert b"N\x00\x00\x00" not in data[:400] and cleaned(data) is None
    assert "location-metadata" not in json.dumps(fix(draft, "--select", "location-metadata"))
