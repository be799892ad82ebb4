"""Write the trained model as an ONNX graph with 8-bit weights: `python export.py RUN... --out FOLDER`.

Several runs of one training (same data, other seeds) are exported as the mean of their weights.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from network import HEADS, HIDDEN, INNER, LAYERS
from onnx import TensorProto, helper, numpy_helper

F32 = TensorProto.FLOAT
LEVELS = 63
"""7 bits: with 8, processors without VNNI lose sums over 16 bits, and the figures are the same."""


class Graph:
    """Nodes and constants on their way to an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, value: np.ndarray, name: str) -> str:
        """Keep an array; return its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", out: str | None = None, **attributes: object) -> str:
        """Append a node; return the name of its output."""
        name = out or f"{kind}_{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [name], name=name + "_node", domain=domain, **attributes)
        )
        return name

    def linear(self, x: str, weight: np.ndarray, bias: np.ndarray, name: str, out: str | None = None) -> str:
        """x W^T + b in float."""
        product = self.add("MatMul", x, self.constant(weight.T, name + ".weight"))
        return self.add("Add", product, self.constant(bias, name + ".bias"), out=out)

    def quantised(self, x: str) -> tuple[str, str, str]:
        """A tensor in 8 bits with its scale and zero point, which are measured when it runs."""
        name = f"q_{len(self.nodes)}"
        outputs = (name, name + "_scale", name + "_zero")
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], outputs, name=name + "_node"))
        return outputs

    def linear8(self, x: tuple[str, str, str], weight: np.ndarray, bias: np.ndarray, name: str, levels: int) -> str:
        """x W^T + b, with one scale for each row of W and `levels` on each side of 0."""
        scale = np.maximum(np.abs(weight).max(1), 1e-8) / levels
        rows = np.round(weight / scale[:, None]).astype(np.int8)
        zero = self.constant(np.zeros(len(weight), np.int8), name + ".zero")
        product = self.add("MatMulInteger", x[0], self.constant(rows.T, name + ".weight"), x[2], zero)
        scales = self.add("Mul", x[1], self.constant(scale.astype(np.float32), name + ".scale"))
        real = self.add("Mul", self.add("Cast", product, to=F32), scales)
        return self.add("Add", real, self.constant(bias, name + ".bias"))


def mean_weights(runs: list[Path]) -> dict[str, np.ndarray]:
    """The mean of the runs' weights, as float32 arrays by name."""
    states = [torch.load(run / "model.pt", weights_only=True) for run in runs]
    return {name: torch.stack([s[name].float() for s in states]).mean(0).numpy() for name in states[0]}


def build(state: dict[str, np.ndarray], levels: int | None = LEVELS) -> onnx.ModelProto:
    """The graph for one text without padding (ids: 1 x tokens). Without `levels` all weights stay in float.

    The heads stay in float in any case: they are small, and their sums decide.
    """
    g = Graph()
    words = state["encoder.words.weight"]
    if levels:
        scale = np.maximum(np.abs(words).max(1, keepdims=True), 1e-8) / 127
        rows = g.constant(np.round(words / scale).astype(np.int8), "words")
        x = g.add("Cast", g.add("Gather", rows, "ids"), to=F32)
        x = g.add("Mul", x, g.add("Gather", g.constant(scale.astype(np.float32), "word_scales"), "ids"))
    else:
        x = g.add("Gather", g.constant(words, "words"), "ids")

    def layer(x: str, names: list[str], sizes: list[tuple[int, int]], source: str) -> list[str]:
        """Linear layers that read the same tensor: rows [a, b) of the weights called `source`."""
        weight, bias = state[f"{source}.weight"], state[f"{source}.bias"]
        if not levels:
            return [g.linear(x, weight[a:b], bias[a:b], name) for name, (a, b) in zip(names, sizes)]
        small = g.quantised(x)
        return [g.linear8(small, weight[a:b], bias[a:b], name, levels) for name, (a, b) in zip(names, sizes)]

    count = g.add("Shape", "ids", start=1)
    begin = g.constant(np.array([0], np.int64), "zero")
    positions = g.constant(state["encoder.positions.weight"], "positions")
    x = g.add("Add", x, g.add("Slice", positions, begin, count))

    def norm(x: str, name: str) -> str:
        weight, bias = (g.constant(state[f"{name}.{part}"], f"{name}.{part}") for part in ("weight", "bias"))
        return g.add("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)

    x = norm(x, "encoder.norm")
    for n in range(LAYERS):
        at = f"encoder.layers.{n}"
        sizes = [(k * HIDDEN, (k + 1) * HIDDEN) for k in range(3)]
        parts = layer(x, [f"{at}.{part}" for part in "qkv"], sizes, f"{at}.qkv")
        attended = g.add("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=HEADS)
        out = layer(attended, [f"{at}.out"], [(0, HIDDEN)], f"{at}.out")
        x = norm(g.add("Add", x, *out), f"{at}.norm1")
        up = g.add("Gelu", *layer(x, [f"{at}.up"], [(0, INNER)], f"{at}.up"), domain="com.microsoft")
        x = norm(g.add("Add", x, *layer(up, [f"{at}.down"], [(0, HIDDEN)], f"{at}.down")), f"{at}.norm2")

    def fold(weight: np.ndarray, bias: np.ndarray, kind: str) -> tuple[np.ndarray, np.ndarray]:
        """Standardisation of the vectors, taken into the weights that follow it."""
        scaled = weight / state[f"{kind}_scale"]
        return scaled, bias - scaled @ state[f"{kind}_mean"]

    g.linear(x, *fold(state["token.weight"], state["token.bias"], "token"), "token", out="tokens")
    axis = g.constant(np.array([1], np.int64), "axis")
    pooled = g.linear(
        g.add("ReduceMean", x, axis, keepdims=0),
        *fold(state["pooled.weight"], state["pooled.bias"], "pooled"),
        "pooled",
    )
    attend, _ = fold(state["attend.weight"], np.zeros(len(state["attend.weight"]), np.float32), "token")
    # the share of each token in each answer, and what each token would add to it; the mean's part is a constant
    share = g.add("Softmax", g.add("MatMul", x, g.constant(attend.T, "attend")), axis=1)
    worth = g.linear(x, *fold(state["attended"], np.zeros(len(state["attended"]), np.float32), "token"), "attended")
    heard = g.add("ReduceSum", g.add("Mul", share, worth), axis, keepdims=0)
    g.add("Add", pooled, heard, out="post")
    graph = helper.make_graph(
        g.nodes,
        "postguard-semantic",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])],
        [
            helper.make_tensor_value_info("post", F32, [1, len(state["pooled.bias"])]),
            helper.make_tensor_value_info("tokens", F32, [1, "tokens", len(state["token.bias"])]),
        ],
        g.constants,
    )
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def export(runs: list[Path], out: Path) -> None:
    """Write model.onnx (8 bits), float.onnx (to compare with) and the vocabulary."""
    out.mkdir(parents=True, exist_ok=True)
    state = mean_weights(runs)
    onnx.save(build(state, None), out / "float.onnx")
    onnx.save(build(state), out / "model.onnx")
    shutil.copy(runs[0] / "vocabulary.npz", out / "vocabulary.npz")
    for name in ("float.onnx", "model.onnx", "vocabulary.npz"):
        print(name, (out / name).stat().st_size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    export(given.runs, given.out)
