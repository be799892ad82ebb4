"""The encoder with its heads, in torch. Training only; what runs in the plugin is the exported graph."""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

LAYERS, HEADS, HIDDEN, INNER = 12, 12, 384, 1536
CATEGORIES = (
    "health-data",
    "genetic-data",
    "biometric-data",
    "ethnic-origin",
    "political-opinion",
    "religious-belief",
    "trade-union-membership",
    "sex-life-or-orientation",
)
TONES = (
    "insult",
    "hostility",
    "mockery",
    "shouting",
    "blaming",
    "command",
    "partisanship",
    "hype",
    "flippancy",
    "exclusionary-language",
    "cold-reply",
    "bare-reply",
    "overpromise",
    "private-opinion",
    "swearing",
    "passive-aggression",
)
POST = ("sensitive", *CATEGORIES, *TONES)
TOKEN = ("person", "person-begins", *CATEGORIES, *TONES)


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`mask` is 0 where a token stands and very low elsewhere."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        # written out: on two cores twice as fast, forth and back, as torch's own attention for short texts
        weights = (q @ k.transpose(-1, -2)) * (HIDDEN // HEADS) ** -0.5 + mask[:, None, None, :]
        attended = weights.softmax(-1).to(v.dtype) @ v
        x = self.norm1(x + self.out(attended.transpose(1, 2).reshape(b, t, HIDDEN)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """multilingual-e5-small over the smaller vocabulary."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The vectors of the last layer, batch x tokens x 384."""
        x = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]])
        bias = (~mask).to(x.dtype) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def take(self, weights: dict[str, np.ndarray], order: np.ndarray) -> None:
        """The base's weights, its pieces in the order of the smaller vocabulary."""
        state = {
            "words.weight": weights["emb.word"][order],
            "positions.weight": weights["emb.pos"] + weights["emb.type"],
            "norm.weight": weights["emb.ln.w"],
            "norm.bias": weights["emb.ln.b"],
        }
        names = {"out": "ao", "norm1": "aln", "up": "fi", "down": "fo", "norm2": "oln"}
        for n in range(LAYERS):
            for mine, kind in (("weight", "w"), ("bias", "b")):
                state[f"layers.{n}.qkv.{mine}"] = np.concatenate([weights[f"l{n}.{part}.{kind}"] for part in "qkv"])
                for to, source in names.items():
                    state[f"layers.{n}.{to}.{mine}"] = weights[f"l{n}.{source}.{kind}"]
        self.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()})


class Model(nn.Module):
    """Encoder and heads. Each post-level answer looks at the mean vector and at the tokens that it attends to itself."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.encoder = Encoder(words)
        for name in ("token_mean", "token_scale", "pooled_mean", "pooled_scale"):
            self.register_buffer(name, torch.zeros(HIDDEN) if "mean" in name else torch.ones(HIDDEN))
        self.attend = nn.Linear(HIDDEN, len(POST), bias=False)
        self.attended = nn.Parameter(torch.zeros(len(POST), HIDDEN))
        self.pooled = nn.Linear(HIDDEN, len(POST))
        self.token = nn.Linear(HIDDEN, len(TOKEN))
        nn.init.normal_(self.attend.weight, std=0.02)
        nn.init.normal_(self.attended, std=0.01)
        nn.init.normal_(self.pooled.weight, std=0.01)
        nn.init.normal_(self.token.weight, std=0.01)
        nn.init.constant_(self.pooled.bias, -2.0)
        nn.init.constant_(self.token.bias, -3.0)

    @torch.no_grad()
    def standardise(self, batches: list[tuple[Tensor, Tensor]]) -> None:
        """Fix means and deviations of the untrained encoder's vectors: they lie too close together to learn from."""
        tokens, pooled = [], []
        for ids, mask in batches:
            x = self.encoder(ids, mask)
            tokens.append(x[mask])
            pooled.append(mean_of(x, mask))
        for name, vectors in (("token", torch.cat(tokens)), ("pooled", torch.cat(pooled))):
            getattr(self, f"{name}_mean").copy_(vectors.mean(0))
            getattr(self, f"{name}_scale").copy_(vectors.std(0))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the post (batch x POST) and of its tokens (batch x tokens x TOKEN)."""
        x = self.encoder(ids, mask).float()
        z = (x - self.token_mean) / self.token_scale
        pooled = (mean_of(x, mask) - self.pooled_mean) / self.pooled_scale
        weights = self.attend(z).masked_fill(~mask[:, :, None], -math.inf).softmax(1)
        attended = torch.einsum("btl,bth->blh", weights, z)
        return self.pooled(pooled) + (attended * self.attended).sum(-1), self.token(z)


def mean_of(x: Tensor, mask: Tensor) -> Tensor:
    """The mean vector of each text's tokens."""
    m = mask[:, :, None].to(x.dtype)
    return (x * m).sum(1) / m.sum(1)
