"""Write what is generated: `make docs`. With --check it only says what lags, and the exit status is then 1."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from measured_data import measured
from public_api import api
from reference_pages import reference_pages
from rule_pages import FOLDERS, navigation, rule_pages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
FIGURES = ROOT / "src" / "postguard" / "measured.tsv"


def generated() -> dict[Path, str]:
    """Every generated file with the text that it should have."""
    files = {DOCS / path: text.rstrip() + "\n" for path, text in (*rule_pages(), *reference_pages())}
    return {
        FIGURES: measured(),
        DOCS / "api.txt": api(),
        ROOT / "mkdocs.yml": with_navigation((ROOT / "mkdocs.yml").read_text(encoding="utf-8")),
        **files,
    }


def with_navigation(text: str) -> str:
    """mkdocs.yml with the rules listed between its marks."""
    for lang, lines in navigation().items():
        inside = "".join(f"          {line}\n" for line in lines)
        text, count = re.subn(
            rf"(?<=# {FOLDERS[lang]}, written by `make docs`\n)(?:.*\n)*?(?= *# until here)", inside, text, count=1
        )
        assert count == 1, f"mkdocs.yml has lost the marks around {FOLDERS[lang]}"
    return text


def lagging() -> list[Path]:
    """The files that are not as they should be; pages of rules that are gone among them."""
    files = generated()
    gone = [path for folder in FOLDERS.values() for path in (DOCS / folder).glob("*.md") if path not in files]
    return [
        path for path, text in files.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ] + gone


if __name__ == "__main__":
    if "--check" not in sys.argv:
        FIGURES.write_text(measured(), encoding="utf-8")  # first: the rules' pages read it
    behind = lagging()
    if "--check" in sys.argv:
        sys.exit("\n".join(f"{path.relative_to(ROOT)} lags: make docs" for path in behind) or 0)
    files = generated()
    for path in behind:
        if path not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8")
    print(f"{len(behind)} of {len(files)} files written")
