"""The figures of docs/accuracy.md as src/postguard/measured.tsv, which explains the rules and is installed with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SET = re.compile(r"#+ (?P<name>\S+) \(n = (?P<posts>\d+) posts\)")
HEADER = ["rule", "right", "missed", "false fail", "false question", "precision", "recall"]
DAY = re.compile(r"^Measured on (\d{4}-\d\d-\d\d)", re.MULTILINE)


def measured() -> str:
    """The tables by rule in docs/accuracy.md, which benchmarks/accuracy.py prints, as lines of tabs."""
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    day = DAY.search(text)
    assert day, "docs/accuracy.md should say on which day was measured"
    head = (
        "# Written by `make docs` from the tables in docs/accuracy.md: set, posts, rule, right, missed, wrong.",
        f"# measured on\t{day[1]}",
    )
    return "\n".join((*head, *_rows(text))) + "\n"


def _rows(text: str) -> Iterator[str]:
    name = posts = ""
    reading = False
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if found := SET.fullmatch(line):
            name, posts = found["name"], found["posts"]
        elif cells == HEADER:
            assert name, f"the table before {line!r} should stand under a heading such as: ### tone (n = 200 posts)"
            reading = True
        elif not line.startswith("|"):
            reading = False
        elif reading and not set(line) <= set("|-: "):
            rule, right, missed, fails, questions = cells[:5]
            yield "\t".join((name, posts, rule, right, missed, str(int(fails) + int(questions))))
