"""The naive script that benchmarks/batch.py measures postguard against: what the packages give in twenty lines.

Presidio's default recognisers on a blank pipeline and textstat over each post; face_recognition over each picture. Run
`python benchmarks/naive.py POSTS.csv` or `python benchmarks/naive.py FOLDER` (pictures; prints how many faces in each).
"""

from __future__ import annotations

import csv
import sys
import warnings
from pathlib import Path


def texts(path: Path) -> None:
    """Personal data and reading ease of each post."""
    import spacy
    import textstat
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Blank(SpacyNlpEngine):
        """A pipeline that knows no names, since no Swedish model comes with spaCy."""

        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"en": spacy.blank("sv")}

    analyzer = AnalyzerEngine(nlp_engine=Blank())
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            analyzer.analyze(row["Inlägg"], language="en")
            textstat.textstat.lix(row["Inlägg"])
            textstat.textstat.sentence_count(row["Inlägg"])


def pictures(folder: Path) -> None:
    """The faces in each picture."""
    warnings.simplefilter("ignore")
    import face_recognition

    for path in sorted(folder.glob("*.jpg")):
        print(path.name, len(face_recognition.face_locations(face_recognition.load_image_file(path))))


if __name__ == "__main__":
    given = Path(sys.argv[1])
    pictures(given) if given.is_dir() else texts(given)
