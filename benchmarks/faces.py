"""How many faces are found, and how right the age bands are, on FairFace-like crops: by age, gender and race label.

Run `python benchmarks/faces.py TABLE.csv FOLDER [--every N] [--scale S] [--hog N]`. The tables of docs/ages.md come from
it. A face "asks" where its probability of being a minor's is above faces.minor-above or cannot be told. The detector
stands beside face_recognition.face_locations on the same pictures in the same run (on the first N of them, which is
slow). `--scale` shrinks the crops first, as faces in ordinary photographs are smaller. No picture is part of postguard.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from fairface import Labelled, labelled
from PIL import Image

from postguard.config import Faces
from postguard.facts.faces import Face, FaceDetector, find_faces
from postguard.facts.faces.ages import AgeBands
from postguard.facts.faces.boxes import area
from postguard.facts.faces.centerface import CenterFace
from postguard.facts.faces.head import GROUPS, YOUNG

GROWN = GROUPS[4:]
ABOVE = Faces().minor_above


class Judged(NamedTuple):
    """A labelled crop and the face that was found in its middle, if any."""

    label: Labelled
    face: Face | None

    @property
    def asks(self) -> bool:
        """Whether the minors rule would ask about this face."""
        return self.face is not None and (self.face.minor is None or self.face.minor > ABOVE)


def opened(label: Labelled, scale: float) -> Image.Image:
    """The crop, made smaller."""
    with Image.open(label.path) as stored:
        image = stored.convert("RGB")
    return image.resize((round(image.width * scale), round(image.height * scale)), reducing_gap=2.0)


def middle(image: Image.Image, faces: tuple[Face, ...]) -> Face | None:
    """The largest face over the middle of the crop, else the largest."""
    x, y = image.width / 2, image.height / 2
    over = [f for f in faces if f.box[0] <= x <= f.box[2] and f.box[1] <= y <= f.box[3]]
    return max(over or faces, key=lambda face: area(face.box), default=None)


def judged(labels: list[Labelled], detector: FaceDetector, ages: AgeBands, scale: float) -> Iterator[Judged]:
    """Each crop with its face."""
    for label in labels:
        image = opened(label, scale)
        yield Judged(label, middle(image, find_faces(image, detector, ages)))


def share(some: list[Judged]) -> str:
    """The share that asks, with n."""
    return f"{sum(one.asks for one in some) / len(some):.3f} ({len(some)})" if some else "- (0)"


def tables(found: list[Judged]) -> None:
    """Print shares that ask by age group, and by gender and race label."""
    seen = [one for one in found if one.face]
    print(f"\nfaces found: {len(seen) / len(found):.3f} of {len(found)}; asked about, of those found (n):\n")
    print("| group | " + " | ".join((*GROUPS, "30+")) + " |\n|---|" + "--:|" * (len(GROUPS) + 1))
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in seen:
        for name in ("all", one.label.gender, one.label.race):
            groups[name].append(one)
    for name in ("all", *sorted(groups.keys() - {"all"})):
        of_age = [[one for one in groups[name] if one.label.age == age] for age in GROUPS]
        grown = [one for one in groups[name] if one.label.age in GROWN]
        print(f"| {name} | " + " | ".join(share(some) for some in (*of_age, grown)) + " |")
    young = [one for one in seen if one.label.age in GROUPS[:YOUNG]]
    print(f"\nunder 20: {share(young)}; 30 and over: {share([one for one in seen if one.label.age in GROWN])}")


def beside(labels: list[Labelled], detector: FaceDetector, scale: float) -> None:
    """Print recall and seconds of our detector and of face_recognition's, in turn on the same pictures."""
    import face_recognition
    import numpy as np

    hits, seconds = [0, 0], [0.0, 0.0]
    for label in labels:
        image = opened(label, scale)
        pixels = np.asarray(image)
        for at, look in enumerate(
            (lambda i=image: detector.detect(i), lambda p=pixels: face_recognition.face_locations(p))
        ):
            start = time.perf_counter()
            hits[at] += bool(look())
            seconds[at] += time.perf_counter() - start
    print(f"\n| n = {len(labels)}, at scale {scale} | found | ms a picture |\n|---|--:|--:|")
    for name, hit, spent in zip((detector.name, "face_recognition.face_locations"), hits, seconds, strict=True):
        print(f"| {name} | {hit / len(labels):.3f} | {1000 * spent / len(labels):.1f} |")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("table", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--every", type=int, default=1, help="only every Nth row")
    options.add_argument("--scale", type=float, default=1.0)
    options.add_argument("--hog", type=int, default=500, help="pictures on which the detectors are compared; 0: none")
    chosen = options.parse_args()
    labels = list(labelled(chosen.table, chosen.folder))[:: chosen.every]
    detector = CenterFace()
    tables(list(judged(labels, detector, AgeBands(), chosen.scale)))
    if chosen.hog:
        beside(labels[: chosen.hog], detector, chosen.scale)


if __name__ == "__main__":
    main()
