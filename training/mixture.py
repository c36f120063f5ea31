"""What the model learns from: which items, how often each, and which paragraphs are kept back to calibrate it."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.coded_paragraphs import read_paragraphs
from benchmarks.stance_formats import is_held_out, read_rows
from training.items import Item, Reader

OWN = Path(__file__).parent / "paragraphs"
KEPT_BACK_OF_A_WRITER = 8  # the last paragraphs of each writer's folder
KEPT_BACK_OF_IR_STANCE = "t60"  # one author's hundred
PASSES = {"paragraphs": 3.0, "sentiment": 2.0, "persent": 1.5}


class Material(NamedTuple):
    """Items by task; `kept_back` are paragraphs that no training step sees."""

    paragraphs: list[Item]
    sentiment: list[Item]
    persent: list[Item]
    kept_back: list[Item]


def read_material(folder: Path, reader: Reader) -> Material:
    """The items of the project's own paragraphs and of a data folder: ir_stance, newsmtsc and persent."""
    own = {
        writer.name: reader.paragraphs(read_paragraphs(writer)) for writer in sorted(OWN.iterdir()) if writer.is_dir()
    }
    given = reader.paragraphs(read_rows(folder / "ir_stance" / "train.jsonl"))
    back = {group for items in own.values() for group in _last(items, KEPT_BACK_OF_A_WRITER)}
    back |= {item.group for item in given if item.group.startswith(KEPT_BACK_OF_IR_STANCE)}
    paragraphs = [*given, *(item for items in own.values() for item in items)]
    persent = [row for row in read_rows(folder / "persent" / "par_dev.jsonl") if not is_held_out(row["doc_id"])]
    return Material(
        paragraphs=[item for item in paragraphs if item.group not in back],
        sentiment=reader.targeted(read_rows(folder / "newsmtsc" / "train.jsonl"), "sentiment"),
        persent=reader.targeted(persent, "persent"),
        kept_back=[item for item in paragraphs if item.group in back],
    )


def mixture(material: Material, seed: int) -> list[Item]:
    """The items of all tasks, each as many times as `PASSES` says."""
    chance = random.Random(seed)
    return [item for task, passes in PASSES.items() for item in _repeated(getattr(material, task), passes, chance)]


def _repeated(items: Sequence[Item], passes: float, chance: random.Random) -> list[Item]:
    whole, part = divmod(passes, 1)
    return list(items) * int(whole) + chance.sample(list(items), round(part * len(items)))


def _last(items: Iterable[Item], n: int) -> Sequence[str]:
    return sorted({item.group for item in items})[-n:]
