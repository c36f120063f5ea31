"""The network: an encoder that reads a passage once, a look at what matters for each target, and one head a task."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import nn
from transformers import AutoModel

from analysis.measures.blinding import N_ACTORS
from analysis.measures.stance_model import HEADS
from training.items import Item, Reading

FIRST_ACTOR_SIGN = 12  # the place of [unused11] in the vocabulary
N_SHARED = 1  # layers that read a passage once for all targets
_MASKED = -30000.0  # added to the scores of signs that only fill up a row


class Batch(NamedTuple):
    """Tensors of P passages padded to L signs, of which T targets are asked, each with up to G goals.

    ids, attended, spoken: P x L. rows: the passage of each target, T. marks: all signs of the target, T x L. goals:
    the signs that one reading of it is about, T x G x L.
    """

    ids: torch.Tensor
    attended: torch.Tensor
    spoken: torch.Tensor
    rows: torch.Tensor
    marks: torch.Tensor
    goals: torch.Tensor


class StanceNet(nn.Module):
    """From a blinded passage to three scores (against, neutral, favour) for each goal, and a weight for each sign.

    The lower layers read a passage once; the upper ones read it again for each target, whose signs are marked by a
    vector of their own. The weights add up to 1 over a passage. Scores are computed from the passage, the goal's signs
    and the weighted mean of all signs; coders' cues teach the weights, so that they show which words carried a stance.
    """

    def __init__(self, folder: str, dropout: float = 0.1):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            folder,
            attention_probs_dropout_prob=0.0,
            hidden_dropout_prob=dropout,
            attn_implementation="eager",
            dtype=torch.float32,
            add_pooling_layer=False,
        )
        for layer in self.encoder.encoder.layer:
            layer.output.dense.register_forward_pre_hook(_rounded_in_training)
        size = self.encoder.config.hidden_size
        self.target = nn.Parameter(torch.zeros(size))
        self.look = nn.Linear(size, size)
        self.heads = nn.ModuleDict({head: nn.Linear(3 * size, 3) for head in HEADS})
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids, attended, spoken, rows, marks, goals):
        """Features (T x G x 3 hidden) and weights (T x G x L)."""
        signs = self.encoder.embeddings(input_ids=ids, token_type_ids=spoken)
        mask = (1.0 - attended[:, None, None, :].to(signs.dtype)) * _MASKED
        layers = self.encoder.encoder.layer
        for layer in layers[:N_SHARED]:
            signs = _read(layer, signs, mask)
        signs, mask = signs[rows] + marks.to(signs.dtype).unsqueeze(-1) * self.target, mask[rows]
        for layer in layers[N_SHARED:]:
            signs = _read(layer, signs, mask)
        return self._gather(signs, attended[rows], goals.to(signs.dtype))

    def _gather(self, signs, attended, goals):
        goal = goals @ signs / goals.sum(-1, keepdim=True).clamp(min=1)
        fit = self.look(goal) @ signs.transpose(1, 2) / signs.shape[-1] ** 0.5
        weights = (fit.float() - 1e4 * (1 - attended.float())[:, None, :]).softmax(-1)
        seen = weights.to(signs.dtype) @ signs
        whole = signs[:, :1].expand(-1, goals.shape[1], -1)
        return self.dropout(torch.cat([whole, goal, seen], -1)), weights

    def scores(self, features: torch.Tensor, head: str) -> torch.Tensor:
        """… x 3 scores of one head."""
        return self.heads[head](features)


def _rounded_in_training(module: nn.Module, inputs: tuple[torch.Tensor]) -> tuple[torch.Tensor] | None:
    """In training, the input of a layer that narrows, in the 256 steps that the shipped file has for it.

    A few outliers stretch these steps until 8 bits lose the rest, unless training has seen it (Jacob et al. 2018,
    quantisation-aware training); gradients pass as if nothing had been rounded.
    """
    if not module.training:
        return None
    whole = inputs[0]
    low, high = torch.aminmax(whole.detach())
    step = (high - low) / 255
    return (whole + ((whole.detach() / step).round() * step - whole.detach()),)


def _read(layer: nn.Module, signs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    read = layer(signs, mask)
    return read[0] if isinstance(read, tuple) else read


def renumbered(item: Item, order: Sequence[int]) -> Item:
    """The item with the signs of its actors exchanged, so that no number is learnt to mean anything.

    `order` says for the number of each sign its new number.
    """
    first = FIRST_ACTOR_SIGN
    ids = [first + order[sign - first] if first <= sign < first + N_ACTORS else sign for sign in item.blinded.ids]
    return item._replace(blinded=item.blinded._replace(ids=ids))


def batch_of(items: Sequence[Item], pad: int = 0) -> Batch:
    """The items as tensors, padded to the longest passage and the most readings of one target."""
    length = (max(len(item.blinded.ids) for item in items) + 7) // 8 * 8
    asked = [(row, target) for row, item in enumerate(items) for target in targets_of(item)]
    most = max(len(readings) for _, readings in asked)
    ids = torch.full((len(items), length), pad)
    attended, spoken = (torch.zeros(len(items), length, dtype=torch.long) for _ in range(2))
    for row, item in enumerate(items):
        n = len(item.blinded.ids)
        ids[row, :n] = torch.tensor(item.blinded.ids)
        attended[row, :n] = 1
        spoken[row, :n] = torch.tensor(item.blinded.spoken)
    marks, goals = torch.zeros(len(asked), length), torch.zeros(len(asked), most, length)
    for place, (row, readings) in enumerate(asked):
        marks[place, list(items[row].marks[readings[0].actor])] = 1
        for column, reading in enumerate(readings):
            goals[place, column, list(reading.goal)] = 1
    return Batch(ids, attended, spoken, torch.tensor([row for row, _ in asked]), marks, goals)


def targets_of(item: Item) -> list[list[Reading]]:
    """The readings of an item by target, in the order of a batch's rows."""
    by_actor: dict[str, list[Reading]] = {}
    for reading in item.readings:
        by_actor.setdefault(reading.actor, []).append(reading)
    return list(by_actor.values())


def placed_readings(items: Sequence[Item]) -> list[tuple[int, int, Reading]]:
    """Every reading of a batch with its row among the targets and its column among the goals."""
    asked = [readings for item in items for readings in targets_of(item)]
    return [(row, column, one) for row, readings in enumerate(asked) for column, one in enumerate(readings)]


def cue_flags(readings: Sequence[tuple[int, int, Reading]], batch: Batch) -> torch.Tensor:
    """T x G x L: 1 on signs of a coder's cue; a row of zeros where there is none."""
    flags = torch.zeros_like(batch.goals)
    for row, column, reading in readings:
        flags[row, column, list(reading.cue)] = 1
    return flags
