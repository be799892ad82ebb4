"""Markdown drafts: front matter in YAML or TOML, then the text with its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from postguard.draft import Draft, Origin, Problem
from postguard.sources.body import Body
from postguard.sources.fields import Reading, canonical_segments
from postguard.sources.front_matter import BrokenFrontMatter, front_matter

__all__ = ["BrokenFrontMatter", "front_matter", "read_markdown"]


def read_markdown(text: str, name: str, origin: Origin, aliases: Mapping[str, str]) -> Draft:
    """The draft of a Markdown text. Raises BrokenFrontMatter."""
    raw, positions, start = front_matter(text)
    body = Body(text, start)
    reading = Reading(aliases)
    draft = reading.draft(raw, name)
    segments = canonical_segments(reading.moved, positions)
    for at, shown in enumerate(body.media, len(draft.media)):
        segments |= {f"/media/{at}/path": shown.path} | ({f"/media/{at}/alt": shown.alt} if shown.alt else {})
    problems = [*draft.problems, *body.problems]
    if body.text:
        segments["/text"] = body.segments
        if draft.text:
            why = {
                "sv": "texten står både i inledningen och under den; bara den nedre har bedömts",
                "en": "the text stands both in the front matter and below it; only the lower one was judged",
            }
            problems.append(Problem("unreadable-field", why))
    return replace(
        draft,
        text=body.text or draft.text,
        media=(*draft.media, *(shown.medium for shown in body.media)),
        problems=tuple(problems),
        origin=replace(origin, text=text, find_segments=lambda: segments),
    )
