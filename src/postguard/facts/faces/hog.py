"""The detector of the package face_recognition (dlib's histogram of oriented gradients)."""

from __future__ import annotations

import threading
import warnings
from importlib.metadata import version

import numpy as np
from PIL import Image, ImageFile

from postguard.facts.faces.boxes import Box, whole
from postguard.facts.faces.pixels import at_most, to_rgb
from postguard.facts.faces.weights import package_folder

FULL_SIDE = 1280  # pixels


class HogDetector:
    """The detector of ``face_recognition``: for upright faces of some 80 px and more.

    Raises ImportError where it is not installed. Threads may share one.
    """

    name = "face_recognition"

    def __init__(self) -> None:
        package_folder("face_recognition_models")  # face_recognition quits Python without it
        keep = ImageFile.LOAD_TRUNCATED_IMAGES
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # for pkg_resources in face_recognition_models
            import face_recognition
        # The import turns this on for the process: a cut-off picture would open half grey.
        ImageFile.LOAD_TRUNCATED_IMAGES = keep
        self.version = version("face-recognition")
        self._locate = face_recognition.face_locations
        self._lock = threading.Lock()  # dlib's detector keeps a scanner between calls

    def detect(self, image: Image.Image) -> list[tuple[Box, float]]:
        """Return the box of each face, in dlib's order; the score is always 1."""
        if not (image.width and image.height):
            return []
        small = at_most(to_rgb(image), FULL_SIDE)
        with self._lock:
            found = self._locate(np.asarray(small))
        x, y = image.width / small.width, image.height / small.height
        return [(whole((left * x, t * y, right * x, b * y)), 1.0) for t, right, b, left in found]

    def square(self, box: Box) -> Box:
        """Return the box: it is dlib's already."""
        return box
