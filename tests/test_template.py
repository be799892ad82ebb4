"""What the docs promise to those who write plugins: the template, copied and renamed, works; and so does a policy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from conftest import ROOT
from docs_blocks import renewed, run_in_shell

from postguard import Media
from postguard.testing import draft_of


def test_the_template_becomes_a_plugin_as_its_readme_says(borrowed: Mapping[str, str], tmp_path: Path) -> None:
    template, copy = ROOT / "plugins" / "postguard-example", tmp_path / "postguard-sjohaga"
    shutil.copytree(template, copy, ignore=shutil.ignore_patterns("__pycache__"))
    page = (template / "README.md").read_text(encoding="utf-8")
    assert renewed(page, copy, borrowed, run_in_shell) == page
    left = [
        path.name for path in copy.rglob("*.py") if re.search(r"postguard.example|house-word", path.read_text("utf-8"))
    ]
    assert left == []


def test_a_policy_as_its_page_says(borrowed: Mapping[str, str], tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "write-a-policy.md").read_text(encoding="utf-8")
    assert renewed(page, tmp_path, borrowed, run_in_shell) == page


def test_a_draft_as_its_writer_writes_it() -> None:
    draft = draft_of("""
        ---
        rubrik: Badet
        kanal: facebook
        bilder:
          - fil: bad.jpg
            alt: En brygga.
        ---
        Nu öppnar badet!
    """)
    assert (draft.title, draft.channels, draft.text) == ("Badet", ("facebook",), "Nu öppnar badet!")
    assert draft.media == (Media("bad.jpg", alt="En brygga."),)
    assert [p.rule for p in draft_of("---\nrubrik: [\n---\nHej").problems] == ["unreadable-draft"]
