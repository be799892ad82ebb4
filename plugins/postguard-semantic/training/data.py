"""Labelled posts: read from JSONL, cut into pieces, their labels laid on the pieces."""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from base import Vocabulary
from network import CATEGORIES, POST, TOKEN, TONES
from torch import Tensor

DATA = Path(__file__).resolve().parents[1] / "data"
REPOSITORY = Path(__file__).resolve().parents[3]
MOST_PIECES = 512
PREFIX = "query:"
"""How the base model was told that a short text follows."""

Span = tuple[int, int, str]


@dataclass(frozen=True)
class Post:
    """A labelled text. `sensitive` and `tones` are None where nobody judged that side of it."""

    id: str
    author: str
    lang: str
    kind: str
    text: str
    sensitive: bool | None
    tones: frozenset[str] | None
    spans: tuple[Span, ...]
    """[start, end) of each category, tone fault and "person", in code points."""
    topic: str = ""
    categories: frozenset[str] = field(default_factory=frozenset)


def read(path: Path) -> list[Post]:
    """The posts of one file. Raises ValueError for a label that the text does not hold."""
    return [
        _post(json.loads(line), path.stem) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def _post(row: dict[str, Any], author: str) -> Post:
    text = row["text"]
    labels = [(label["category"], label["span"]) for label in row.get("labels", ())]
    faults = [(issue["rule"], issue["span"]) for issue in row.get("issues", ())]
    spans: list[Span] = []
    for name, span in labels + faults:
        if span is None:
            continue
        start = text.find(span)
        if start < 0:
            raise ValueError(f"{row['id']}: a label that does not stand in the text")
        spans.append((start, start + len(span), name))
    persons = row.get("persons")
    if persons is None:
        spans += [(start, end, "person") for start, end in _silver_names(text, row["lang"])]
        persons = [label.get("person") or "" for label in row.get("labels", ()) if _is_name(label.get("person") or "")]
    taken = [(start, end) for start, end, name in spans if name == "person"]
    for name in sorted(persons, key=len, reverse=True):
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", text) if name else ():
            if all(found.end() <= start or end <= found.start() for start, end in taken):
                taken.append(found.span())
                spans.append((*found.span(), "person"))
    has_tone = "issues" in row
    return Post(
        row["id"],
        row.get("author", author),
        row["lang"],
        row.get("kind", ""),
        text,
        None if "verdict" not in row or has_tone else row["verdict"] == "sensitive",
        frozenset(name for name, _ in faults) if has_tone else None,
        tuple(spans),
        row.get("topic", ""),
        frozenset(name for name, _ in labels),
    )


def _is_name(person: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:[A-ZÅÄÖÉÜØÆŠĆČŽĐŁ]\S*|(?:von|af|de|van|al|bin|el)\b)(?: (?:[A-ZÅÄÖÉÜØÆŠĆČŽĐŁ]\S*|von|af|de|van|al|bin|el))*",
            person,
        )
    )


def _silver_names(text: str, lang: str) -> list[tuple[int, int]]:
    sys.path.insert(0, str(REPOSITORY / "src"))
    from postguard.facts.names import find_names

    return [span for span in find_names(text, lang) if text[span[0] - 1 : span[0]] != "#"]


@lru_cache
def _names(file: str) -> list[str]:
    rows = (REPOSITORY / "src/postguard/facts/names" / file).read_text(encoding="utf-8").splitlines()
    fields = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return [name for name, common in fields if int(common) > 1 and name.isalpha()]


@lru_cache
def _given() -> frozenset[str]:
    return frozenset(_names("given_names.tsv"))


@dataclass(frozen=True)
class Example:
    """A post as numbers; NaN where nobody judged."""

    post: Post
    ids: Tensor
    post_targets: Tensor
    token_targets: Tensor


def encode(post: Post, vocabulary: Vocabulary) -> Example:
    """Lay a post's labels on its pieces."""
    tokens = vocabulary.encode(post.text)
    prefix = vocabulary.encode(PREFIX).ids
    room = MOST_PIECES - 2 - len(prefix)
    ids = [vocabulary.begin, *prefix, *tokens.ids[:room], vocabulary.end]
    targets = np.zeros((len(ids), len(TOKEN)), dtype=np.float32)
    first = 1 + len(prefix)
    for start, end, name in post.spans:
        begun = False
        for at, (a, b) in enumerate(zip(tokens.starts[:room], tokens.ends[:room])):
            if a < end and start < b and b > a:
                targets[first + at, TOKEN.index(name)] = 1
                if name == "person" and not begun:
                    targets[first + at, TOKEN.index("person-begins")] = begun = True
    at = {name: n for n, name in enumerate(TOKEN)}
    whole = torch.full((len(POST),), float("nan"))
    if post.sensitive is None:
        targets[:, [at[name] for name in CATEGORIES]] = float("nan")
    else:
        whole[: 1 + len(CATEGORIES)] = torch.tensor(
            [post.sensitive, *(c in post.categories for c in CATEGORIES)]
        ).float()
    if post.tones is None:
        targets[:, [at[name] for name in TONES]] = float("nan")
    else:
        whole[1 + len(CATEGORIES) :] = torch.tensor([t in post.tones for t in TONES]).float()
    return Example(post, torch.tensor(ids), whole, torch.from_numpy(targets))


def renamed(post: Post, chance: random.Random) -> Post:
    """The post with other people's names: given names and surnames drawn anew, whatever their origin."""
    people = sorted((start, end) for start, end, name in post.spans if name == "person")
    new: dict[str, str] = {}
    text, moved, done = "", [], 0
    for start, end in people:
        if start < done:
            return post
        words = post.text[start:end].split(" ")
        for word in words:
            if word not in new:
                new[word] = _other(word, chance)
        name = " ".join(new[word] for word in words)
        text += post.text[done:start]
        moved.append((start, end, len(text), len(text) + len(name)))
        text += name
        done = end
    text += post.text[done:]

    def place(at: int, is_end: bool) -> int:
        shift = 0
        for start, end, _, to in moved:
            if at >= end:
                shift = to - end
            elif at > start:
                return to if is_end else to - 1
        return at + shift

    spans = tuple((place(start, False), place(end, True), name) for start, end, name in post.spans)
    spans = tuple(s for s in spans if s[2] != "person") + tuple((a, b, "person") for _, _, a, b in moved)
    return replace(post, text=text, spans=spans)


_COUPLES = re.compile(
    r"\b(?:make|maka|man|mannen|fru|frun|hustru|gift|sambo|partner|pojkvän|flickvän|husband|wife|boyfriend|girlfriend)s?\b",
    re.IGNORECASE,
)


def can_be_renamed(post: Post) -> bool:
    """Whether other names leave the labels true: not where two names' sexes may tell of a couple."""
    named = any(name == "person" for _, _, name in post.spans)
    return named and "sex-life-or-orientation" not in post.categories and not _COUPLES.search(post.text)


def _other(word: str, chance: random.Random) -> str:
    if word in _given():
        return chance.choice(_names("given_names.tsv"))
    if word[:1].isupper() and len(word) > 2 and word.isalpha():
        return chance.choice(_names("surnames.tsv"))
    return word
