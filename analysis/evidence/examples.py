"""Example sentences of the project's own: what a careful reader codes, and what the model answered.

`corpus/examples.toml` holds the sentences, `benchmarks/results/stance_examples.json` the model's answers, written by
`python -m benchmarks.stance --examples`: its figures give each example's id a code (-1, 0, 1 or its word), or an object
with `stance` and, where they are known, `p_against`, `p_neutral` and `p_favour`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from analysis.contrast.positions import CHANCES, CODE_OF, CODES
from analysis.errors import CodebookError
from analysis.evidence.judgements import said_code
from analysis.text.wordlists import read_toml


@dataclass(frozen=True)
class Example:
    """One invented sentence, the actor that is judged, whose stance is asked for, and what a careful reader says."""

    id: str
    text: str
    target: str
    holder: str
    code: str
    phenomenon: str
    why: str


def read_examples(path: Path) -> tuple[Example, ...]:
    """The examples of a file such as corpus/examples.toml, whose head explains each field.

    Raises
    ------
    CodebookError
        An entry lacks a field, has an unknown one, or a code that is none.
    """
    return tuple(_example(entry, path) for entry in read_toml(path).get("example", []))


def read_answers(path: Path) -> dict[str, str]:
    """What the model answered, by the example's id, in words; nothing where there is no file, or none to be read."""
    try:
        figures = json.loads(path.read_text(encoding="utf-8")).get("figures", {})
    except (OSError, ValueError, AttributeError):
        return {}
    answers = {name: _answer(figure) for name, figure in figures.items()} if isinstance(figures, Mapping) else {}
    return {name: answer for name, answer in answers.items() if answer}


def examples_table(examples: tuple[Example, ...], answers: Mapping[str, str]) -> pd.DataFrame:
    """One row per example: Sentence, Whose stance, What is hard, Reader, Model (where any is answered), Why."""
    rows = [
        {
            "Sentence": example.text,
            "Whose stance": f"{'the author' if example.holder == 'author' else example.holder} → {example.target}",
            "What is hard": example.phenomenon,
            "Reader": _unbroken(said_code(example.code)),
            "Model": _unbroken(answers.get(example.id, "")),
            "Why": example.why,
        }
        for example in examples
    ]
    table = pd.DataFrame(rows)
    return table if answers else table.drop(columns="Model", errors="ignore")


def _example(entry: Mapping, path: Path) -> Example:
    where = f"{path}: example {entry.get('id', '?')}"
    expected = {field.name for field in fields(Example)}
    if lacking := sorted(expected - set(entry)):
        raise CodebookError(f"{where} has no {lacking[0]!r}. Add it.")
    if unknown := sorted(set(entry) - expected):
        raise CodebookError(f"{where} has an unknown field {unknown[0]!r}. Is it misspelt?")
    if entry["code"] not in CODE_OF.values():
        raise CodebookError(f"{where} has the code {entry['code']!r}; it may be {', '.join(CODE_OF.values())}.")
    return Example(**entry)


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")  # a sign stays beside its word


def _answer(figure: object) -> str:
    """One answer in words, with how probable it is where that is known; empty where it cannot be read."""
    if not isinstance(figure, Mapping):
        code = figure if isinstance(figure, str) else CODE_OF.get(figure)
        return said_code(code) if code in CODES else ""
    said = _answer(figure.get("stance", figure.get("code")))
    chances = [figure[name] for name in CHANCES if name in figure]
    return f"{said} ({100 * max(chances):.0f} %)" if said and chances else said
