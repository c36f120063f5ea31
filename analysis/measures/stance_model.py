"""The stance model: a small encoder that reads blinded passages, run on the CPU from files of the project.

The folder holds `model.onnx`, `tokenizer.json`, `model.toml` (how to read the scores) and `CARD.md` (what it learnt
from, how well it does, what it gets wrong). Nothing is loaded before the first passage is judged.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.errors import CodebookError
from analysis.measures.blinding import Blinded, Blinder

if TYPE_CHECKING:
    import onnxruntime

# paragraph: the author's stance over a passage; stance, speaker: the author's and a speaker's in a sentence of it;
# sentiment, persent: what the coders of NewsMTSC and PerSenT would say of a marked target.
HEADS = ("paragraph", "stance", "speaker", "sentiment", "persent")
_FILES = ("model.onnx", "tokenizer.json", "model.toml")


class Question(NamedTuple):
    """What is asked of a passage: the target with all its signs, the signs in question, and the head that answers."""

    target: str
    marks: tuple[int, ...]
    goal: tuple[int, ...]
    head: str


class Answer(NamedTuple):
    """What the model says to one question.

    chances: against, neutral, favour, adding up to 1. look: the weight of each sign of the passage, adding up to 1.
    """

    chances: np.ndarray
    look: np.ndarray


@dataclass(frozen=True)
class StanceModel:
    """A model folder, ready to judge; see `read_stance_model`."""

    folder: Path
    scaling: dict[str, tuple[float, np.ndarray]]  # of each head: temperature, and a bias for each of the three codes

    @cached_property
    def blinder(self) -> Blinder:
        """What turns passages into the model's signs."""
        from tokenizers import Tokenizer  # here for the same reason as the model itself

        return Blinder(Tokenizer.from_file(str(self.folder / "tokenizer.json")))

    @cached_property
    def _session(self) -> "onnxruntime.InferenceSession":
        import onnxruntime  # here, since the built-in corpus opens without a model: no reader waits for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # readers share a machine, and one thread gives the same figures everywhere
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Without it sums of 8-bit numbers overflow, unsaid, on processors without VNNI: of 82 codes three were others.
        options.add_session_config_entry("session.x64quantprecision", "1")
        return onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def judge(self, passages: Sequence[Blinded], questions: Sequence[Sequence[Question]]) -> list[list[Answer]]:
        """The answers to the questions asked of each passage, in their order.

        Passages are read one by one: 8-bit arithmetic scales its numbers by all it reads at once, and what a model says
        of a paragraph must not hang on which others are read with it.
        """
        return [self._judge(*pair) if pair[1] else [] for pair in zip(passages, questions, strict=True)]

    def _judge(self, passage: Blinded, questions: Sequence[Question]) -> list[Answer]:
        targets = _by_target(questions)
        *scores, looks = self._session.run([*HEADS, "weights"], _tensors(passage, targets))
        chances = {head: self._chances(head, part) for head, part in zip(HEADS, scores, strict=True)}
        found = {
            question: Answer(chances[question.head][row, column], looks[row, column])
            for row, asked in enumerate(targets)
            for column, question in enumerate(asked)
        }
        return [found[question] for question in questions]

    def _chances(self, head: str, scores: np.ndarray) -> np.ndarray:
        temperature, bias = self.scaling[head]
        return _softmax(scores / temperature + bias)


def read_stance_model(folder: Path) -> StanceModel:
    """The model of a folder such as corpus/models/stance.

    Raises
    ------
    CodebookError
        A file is missing, or `model.onnx` is not the one that `model.toml` describes.
    """
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        raise CodebookError(
            f"{folder}: {missing[0]} is missing. Fetch the folder again, or train it: training/README.md."
        )
    described = tomllib.loads((folder / "model.toml").read_text(encoding="utf-8"))
    found = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    if found != described["sha256"]:
        raise CodebookError(
            f"{folder / 'model.onnx'}: its SHA-256 begins {found[:12]}, model.toml has {described['sha256'][:12]}. "
            "The two belong to different models: fetch the folder again."
        )
    heads = described["heads"]
    return StanceModel(folder, {head: (heads[head]["temperature"], np.array(heads[head]["bias"])) for head in HEADS})


def _by_target(questions: Sequence[Question]) -> list[list[Question]]:
    """The different questions of a passage, those about one target together."""
    by_target: dict[str, list[Question]] = {}
    for question in dict.fromkeys(questions):
        by_target.setdefault(question.target, []).append(question)
    return list(by_target.values())


def _tensors(passage: Blinded, targets: Sequence[Sequence[Question]]) -> dict[str, np.ndarray]:
    """The model's inputs: 1 x signs; the passage of each target; targets x signs; targets x goals x signs."""
    n = len(passage.ids)
    marks = np.zeros((len(targets), n), np.float32)
    goals = np.zeros((len(targets), max(map(len, targets)), n), np.float32)
    for row, asked in enumerate(targets):
        marks[row, list(asked[0].marks)] = 1
        for column, question in enumerate(asked):
            goals[row, column, list(question.goal)] = 1
    return {
        "ids": np.array([passage.ids], np.int64),
        "attended": np.ones((1, n), np.int64),
        "spoken": np.array([passage.spoken], np.int64),
        "rows": np.zeros(len(targets), np.int64),
        "marks": marks,
        "goals": goals,
    }


def _softmax(scores: np.ndarray) -> np.ndarray:
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return odds / odds.sum(axis=-1, keepdims=True)
