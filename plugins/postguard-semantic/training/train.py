"""Train the text model: `python train.py --out FOLDER` reads ../data and writes FOLDER/model.pt and vocabulary.npz.

Options leave authors out (--leave-out), write their answers, or weigh parts; see README.md.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from base import Vocabulary, read_base
from data import Example, Post, can_be_renamed, encode, read, renamed
from measure import table
from network import CATEGORIES, POST, TOKEN, TONES, Model
from prune import prune
from torch import Tensor

C, T = len(CATEGORIES), len(TONES)
MARK_OUT = 0.06
"""Share of pieces that are hidden in training, so that no single word decides."""


def batches(lengths: list[int], size: int, chance: random.Random | None) -> list[list[int]]:
    """Texts of like length together; the order of the batches shuffled."""
    order = list(range(len(lengths)))
    if chance:
        chance.shuffle(order)
    pools = [order[at : at + size * 24] for at in range(0, len(order), size * 24)]
    found = []
    for pool in pools:
        pool.sort(key=lambda n: lengths[n])
        found += [pool[at : at + size] for at in range(0, len(pool), size)]
    if chance:
        chance.shuffle(found)
    return found


def stacked(examples: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Numbers, mask, post targets and token targets of a batch, padded."""
    longest = max(len(e.ids) for e in examples)
    ids = torch.full((len(examples), longest), Vocabulary.padding)
    tokens = torch.full((len(examples), longest, len(TOKEN)), float("nan"))
    for n, e in enumerate(examples):
        ids[n, : len(e.ids)] = e.ids
        tokens[n, : len(e.ids)] = e.token_targets
    return ids, ids != Vocabulary.padding, torch.stack([e.post_targets for e in examples]), tokens


def answers(model: Model, examples: list[Example], size: int = 32) -> tuple[np.ndarray, list[np.ndarray]]:
    """Logits of posts and of their tokens."""
    model.eval()
    posts = np.zeros((len(examples), len(POST)), dtype=np.float32)
    tokens: list[np.ndarray] = [np.zeros(0)] * len(examples)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for rows in batches([len(e.ids) for e in examples], size, None):
            ids, mask, _, _ = stacked([examples[n] for n in rows])
            post, token = model(ids, mask)
            for n, p, t in zip(rows, post.float().numpy(), token.float().numpy()):
                posts[n], tokens[n] = p, t[: len(examples[n].ids)]
    return posts, tokens


_POST_WEIGHT = torch.tensor([1.0] + [0.25] * C + [0.15] * T)
_POST_POSITIVE = torch.tensor([1.0] + [2.0] * C + [3.0] * T)
_TOKEN_WEIGHT = torch.tensor([1.0, 0.5] + [0.7] * C + [0.2] * T)
_TOKEN_POSITIVE = torch.tensor([1.5, 2.0] + [3.0] * C + [2.0] * T)


def loss_of(post: Tensor, token: Tensor, post_targets: Tensor, token_targets: Tensor, mask: Tensor) -> Tensor:
    """Binary cross-entropy of all answers that somebody judged."""
    known = ~post_targets.isnan()
    whole = F.binary_cross_entropy_with_logits(
        post, post_targets.nan_to_num(), pos_weight=_POST_POSITIVE, reduction="none"
    )
    whole = (whole * known * _POST_WEIGHT).sum() / len(post)
    known = ~token_targets.isnan() & mask[:, :, None]
    parts = F.binary_cross_entropy_with_logits(
        token, token_targets.nan_to_num(), pos_weight=_TOKEN_POSITIVE, reduction="none"
    )
    return whole + (parts * known * _TOKEN_WEIGHT).sum() / mask.sum()


def groups(
    model: Model, rate: float, head_rate: float, decay: float, word_rate: float, frozen: int
) -> list[dict[str, object]]:
    """The parameters with their rates: each layer learns slower the farther it is from the heads."""
    found: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if name.startswith(("encoder.words", "encoder.positions")):
            parameter.requires_grad = word_rate > 0
            if word_rate > 0:
                found.append({"params": [parameter], "lr": word_rate, "weight_decay": 0.0})
            continue
        if name.startswith("encoder.norm") or name.startswith(tuple(f"encoder.layers.{n}." for n in range(frozen))):
            parameter.requires_grad = False
            continue
        if name.startswith("encoder.layers."):
            depth = len(model.encoder.layers) - int(name.split(".")[2])
            lr = rate * decay**depth
        else:
            lr = head_rate
        found.append({"params": [parameter], "lr": lr, "weight_decay": 0.01 if parameter.ndim > 1 else 0.0})
    return found


def train(model: Model, posts: list[Post], vocabulary: Vocabulary, options: argparse.Namespace, after: object) -> Model:
    """Train in place; return the model with the running mean of the weights. `after(epoch, model)` is called each epoch."""
    chance = random.Random(options.seed)
    torch.manual_seed(options.seed)
    parameters = groups(model, options.rate, options.head_rate, options.decay, options.word_rate, options.frozen)
    optimiser = torch.optim.AdamW(parameters, betas=(0.9, 0.98), fused=True)
    per_epoch = math.ceil(len(posts) / options.batch)
    steps, warm = per_epoch * options.epochs, per_epoch // 2
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )
    mean = {n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad}
    trained = {n: p for n, p in model.named_parameters() if p.requires_grad}
    step, begun = 0, time.time()
    plain = {p.id: encode(p, vocabulary) for p in posts}
    for epoch in range(options.epochs):
        model.train()
        total = 0.0
        seen = [
            encode(renamed(p, chance), vocabulary)
            if chance.random() < options.rename and can_be_renamed(p)
            else plain[p.id]
            for p in posts
        ]
        for rows in batches([len(e.ids) for e in seen], options.batch, chance):
            ids, mask, post_targets, token_targets = stacked([seen[n] for n in rows])
            hidden = (torch.rand(ids.shape) < MARK_OUT) & (ids > 3)
            ids = torch.where(hidden, torch.full_like(ids, Vocabulary.unknown), ids)
            with torch.autocast("cpu", torch.bfloat16):
                post, token = model(ids, mask)
            loss = loss_of(post.float(), token.float(), post_targets, token_targets, mask)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(list(trained.values()), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(options.average, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(mean.values()), list(trained.values()), 1 - keep)
            total += loss.item()
            if step % 20 == 0:
                print(
                    f"{step}/{steps} {total / (step - epoch * per_epoch):.3f} {time.time() - begun:.0f} s", flush=True
                )
        own = {n: p.detach().clone() for n, p in trained.items()}
        with torch.no_grad():
            for n, p in trained.items():
                p.copy_(mean[n])
        after(epoch, model)  # type: ignore[operator]
        if epoch < options.epochs - 1:
            with torch.no_grad():
                for n, p in trained.items():
                    p.copy_(own[n])
    return model


def prepared(vocabulary: Vocabulary, order: np.ndarray, posts: list[Post]) -> Model:
    """A model with the base's weights and fixed standardisation."""
    base = read_base()
    model = Model(len(vocabulary))
    model.encoder.take(base.weights, order)
    some = [encode(p, vocabulary) for p in posts[:: max(1, len(posts) // 400)]]
    model.eval()
    model.standardise([stacked(some[at : at + 32])[:2] for at in range(0, len(some), 32)])
    return model


def main() -> None:
    """Read, train, measure, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, nargs="+", required=True, help="JSONL files")
    parser.add_argument("--leave-out", nargs="*", default=[], help="files' stems to measure on instead")
    parser.add_argument("--twice", nargs="*", default=[], help="files' stems whose posts are read twice an epoch")
    parser.add_argument("--init", type=Path, help="a run to go on from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--word-rate", type=float, default=0.0)
    parser.add_argument("--frozen", type=int, default=4, help="lowest layers that stay as they are")
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--rename", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-tone", action="store_true")
    parser.add_argument("--share", type=float, default=1.0, help="train on this share of the posts (learning curve)")
    options = parser.parse_args()
    torch.set_num_threads(2)
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    training: list[Post] = []
    held: list[Post] = []
    for path in options.data:
        if path.stem in options.leave_out:
            held.extend(read(path))
        else:
            training.extend(read(path) * (2 if path.stem in options.twice else 1))
    if options.no_tone:
        training = [p for p in training if p.tones is None]
    if options.share < 1:
        training = random.Random(options.seed).sample(training, int(len(training) * options.share))
    known = options.out / "vocabulary.npz"
    shared = options.out.parent / "vocabulary"
    if not (shared / "order.npy").exists():
        shared.mkdir(exist_ok=True)
        vocabulary, order = prune(read_base(), [p.text for p in training])
        vocabulary.save(shared / "vocabulary.npz")
        np.save(shared / "order.npy", order)
    vocabulary, order = Vocabulary.load(shared / "vocabulary.npz"), np.load(shared / "order.npy")
    vocabulary.save(known)
    model = prepared(vocabulary, order, training)
    if options.init:
        model.load_state_dict(torch.load(options.init / "model.pt", weights_only=True))
    checked = [encode(p, vocabulary) for p in held]
    (options.out / "options.json").write_text(json.dumps(vars(options), default=str, indent=1))
    print(f"{len(training)} texts, {len(held)} held out, {len(vocabulary)} pieces", flush=True)

    def after(epoch: int, model: Model) -> None:
        torch.save({n: t.clone() for n, t in model.state_dict().items()}, options.out / "model.pt")
        if checked:
            posts, tokens = answers(model, checked)
            np.savez(options.out / "held.npz", posts=posts, tokens=np.concatenate(tokens))
            print(f"== epoch {epoch + 1}: {table([e.post for e in checked], posts)}", flush=True)

    train(model, training, vocabulary, options, after)


if __name__ == "__main__":
    main()
