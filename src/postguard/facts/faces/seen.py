"""Whom a picture or film lets be seen: the faces that may be minors', and how many there are of any age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from postguard.facts.faces import Face

if TYPE_CHECKING:
    from postguard.facts import Facts


@dataclass(frozen=True, slots=True)
class PeopleSeen:
    """The faces that a medium shows: those that may be minors', the largest first, and how many of any age.

    Of a film both are those of the frame with most of them. `not_judged` says what was not looked at, if anything.
    """

    possible_minors: tuple[Face, ...]
    most: int
    not_judged: Mapping[str, str] | None = None


def people_seen(facts: Facts, at: int) -> PeopleSeen:
    """The faces in the picture or film `media[at]`. Raises NotJudged where nothing can be seen."""
    above = facts.config.faces.minor_above
    if facts.draft.media[at].kind == "video" or facts.picture(at).frames > 1:
        film = facts.film_faces(at)
        faces, most, unjudged = film.faces, film.most, film.unjudged
    else:
        faces, unjudged = facts.faces(at), None
        most = len(faces)
    young = tuple(face for face in faces if face.minor is None or face.minor > above)
    return PeopleSeen(young, most, unjudged)
