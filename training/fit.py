"""Fitting: passes over the items with AdamW, a linear schedule and batches of like length; seeds are explicit."""

import copy
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch.nn import functional

from analysis.measures.blinding import N_ACTORS
from training.items import Item
from training.network import StanceNet, batch_of, cue_flags, placed_readings, renumbered, targets_of


@dataclass(frozen=True)
class Recipe:
    """How to fit: passes over the items, signs a batch, learning rates, seed, weight of cues and of each head.

    A head that is `balanced` learns as if its three labels were equally frequent (Menon et al. 2021, logit adjustment).
    """

    epochs: float
    signs: int = 1200
    rate: float = 1e-4
    head_rate: float = 1e-3
    seed: int = 1
    cue_weight: float = 0.2
    smoothing: float = 0.0
    freeze_embeddings: bool = True
    half: bool = False
    head_weight: dict[str, float] = field(default_factory=dict)
    balanced: tuple[str, ...] = ()


def fit(net: StanceNet, items: Sequence[Item], recipe: Recipe, tell: Callable[[str], None] = print) -> StanceNet:
    """A fitted copy of the network. Weights are kept in 32 bits; with `half` the sums run on 16-bit copies."""
    random.seed(recipe.seed)
    torch.manual_seed(recipe.seed)
    work = copy.deepcopy(net).train()
    if recipe.freeze_embeddings:
        work.encoder.embeddings.requires_grad_(False)
        work.encoder.embeddings.token_type_embeddings.requires_grad_(True)
    if recipe.half:
        work = work.to(torch.bfloat16)
    masters, optimiser = _optimiser(work, net, recipe)
    steps = max(1, int(recipe.epochs * len(_batches(items, recipe.signs))))
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: step / warm if step < warm else max(0.0, (steps - step) / (steps - warm + 1))
    )
    frequent = {head: _log_shares(items, head) for head in recipe.balanced}
    began, step, seen = time.time(), 0, 0.0
    while step < steps:
        for group in _batches(items, recipe.signs):
            if step == steps:
                break
            loss = _loss(work, group, recipe, frequent)
            loss.backward()
            _apply(masters, optimiser)
            schedule.step()
            step += 1
            seen += loss.item()
            if step % 100 == 0:
                tell(f"step {step}/{steps} loss {seen / 100:.3f} {time.time() - began:.0f} s")
                seen = 0.0
    return _with_masters(net, work, masters)


def _loss(net: StanceNet, group: list[Item], recipe: Recipe, frequent: dict[str, torch.Tensor]) -> torch.Tensor:
    group = [renumbered(item, random.sample(range(N_ACTORS), N_ACTORS)) for item in group]
    batch, readings = batch_of(group), placed_readings(group)
    features, weights = net(*batch)
    loss = 0.0
    for head in {one.head for _, _, one in readings}:
        own = [(row, column, one) for row, column, one in readings if one.head == head]
        rows, columns = torch.tensor([row for row, _, _ in own]), torch.tensor([column for _, column, _ in own])
        labels = torch.tensor([one.label + 1 for _, _, one in own])
        scores = net.scores(features[rows, columns], head).float() + frequent.get(head, 0.0)
        part = functional.cross_entropy(scores, labels, label_smoothing=recipe.smoothing, reduction="sum")
        loss = loss + recipe.head_weight.get(head, 1.0) * part
    if recipe.cue_weight:
        flags = cue_flags(readings, batch)
        has = flags.sum(-1) > 0
        if has.any():
            loss = loss - recipe.cue_weight * ((weights * flags).sum(-1)[has] + 1e-4).log().sum()
    return loss / len(readings)


def _log_shares(items: Sequence[Item], head: str) -> torch.Tensor:
    labels = [one.label + 1 for item in items for one in item.readings if one.head == head]
    return torch.log(torch.bincount(torch.tensor(labels), minlength=3) / len(labels))


def _optimiser(work: StanceNet, net: StanceNet, recipe: Recipe):
    groups: dict[tuple[float, float], list] = {}
    masters = []
    originals = dict(net.named_parameters())
    for name, weight in work.named_parameters():
        if not weight.requires_grad:
            continue
        rate = recipe.rate if name.startswith("encoder.") else recipe.head_rate
        master = originals[name].detach().clone().float().requires_grad_(True)
        masters.append((name, weight, master))
        groups.setdefault((rate, 0.0 if weight.ndim < 2 else 0.01), []).append(master)
    parts = [{"params": part, "lr": rate, "weight_decay": decay} for (rate, decay), part in groups.items()]
    return masters, torch.optim.AdamW(parts, fused=True)


def _apply(masters, optimiser) -> None:
    gradients = [weight.grad for _, weight, _ in masters if weight.grad is not None]
    scale = min(1.0, 1.0 / (torch.nn.utils.get_total_norm(gradients).item() + 1e-6))
    for _, weight, master in masters:
        if weight.grad is None:
            master.grad = None
            continue
        master.grad = weight.grad.float().mul_(scale)
        weight.grad = None
    optimiser.step()
    with torch.no_grad():
        for _, weight, master in masters:
            weight.copy_(master)


def _batches(items: Sequence[Item], signs: int) -> list[list[Item]]:
    """Shuffled batches of passages of like length, each of about as many signs."""
    order = random.sample(range(len(items)), len(items))
    groups: list[list[Item]] = []
    for start in range(0, len(order), 1024):
        pool = sorted((items[at] for at in order[start : start + 1024]), key=lambda item: len(item.blinded.ids))
        groups.append([])
        for item in pool:
            if groups[-1] and (len(groups[-1]) + 1) * len(item.blinded.ids) > signs:
                groups.append([])
            groups[-1].append(item)
    random.shuffle(groups)
    return groups


def _with_masters(net: StanceNet, work: StanceNet, masters) -> StanceNet:
    fitted = copy.deepcopy(net)
    weights = dict(fitted.named_parameters())
    with torch.no_grad():
        for name, _, master in masters:
            weights[name].copy_(master)
    return fitted.eval()


def predict(net: StanceNet, items: Sequence[Item], size: int = 32) -> list[np.ndarray]:
    """For each item the probabilities of its readings (readings x 3), each by the reading's own head."""
    order = sorted(range(len(items)), key=lambda at: len(items[at].blinded.ids))
    chances: list[np.ndarray] = [np.empty((0, 3))] * len(items)
    net.eval()
    with torch.no_grad():
        for start in range(0, len(order), size):
            places = order[start : start + size]
            group = [items[at] for at in places]
            features, _ = net(*batch_of(group))
            by_head = {head: net.scores(features, head).float().softmax(-1).numpy() for head in net.heads}
            found = iter(by_head[one.head][row, column] for row, column, one in placed_readings(group))
            for at in places:
                rows = [(one, next(found)) for readings in targets_of(items[at]) for one in readings]
                in_order = {id(one): row for one, row in rows}
                chances[at] = np.array([in_order[id(one)] for one in items[at].readings])
    return chances
