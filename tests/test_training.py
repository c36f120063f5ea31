"""What the stance model learns from: our own paragraphs hold together, none of them is a test, scalings fit."""

import numpy as np
import pytest

from analysis.exchange.builtin import CORPUS
from analysis.measures.mentions import read_actors
from analysis.measures.stance_model import read_stance_model
from analysis.text.voice import read_cues
from benchmarks.coded_paragraphs import read_paragraphs
from tests.conftest import ROOT
from training.calibrate import scaling
from training.items import Reader

TRAINING, TESTS = ROOT / "training" / "paragraphs", ROOT / "benchmarks" / "paragraphs"


@pytest.fixture(scope="module")
def reader():
    return Reader(
        read_stance_model(CORPUS / "models" / "stance").blinder,
        read_actors(CORPUS / "codebooks" / "actors.toml"),
        read_cues(CORPUS / "lexicons" / "cues.toml"),
    )


def test_every_paragraph_can_be_read_and_none_is_both_learnt_from_and_tested_on():
    learnt, tested = read_paragraphs(TRAINING), read_paragraphs(TESTS)
    assert len({row["id"] for row in [*learnt, *tested]}) == len(learnt) + len(tested)
    runs = [
        {tuple(row["text"].split()[at : at + 8]) for row in rows for at in range(len(row["text"].split()) - 7)}
        for rows in (learnt, tested)
    ]
    assert not runs[0] & runs[1]


def test_a_paragraph_becomes_one_passage_with_a_reading_for_each_code(reader):
    row = {
        "id": "x",
        "author_stance": {"Chile": -1, "Peru": 0},
        "sentences": [
            {
                "text": "Chile broke its word.",
                "stances": [
                    {"holder": "author", "target": "Chile", "surface": "Chile", "stance": -1, "cue": "broke its word"}
                ],
            },
            {
                "text": "“Peru is patient,” the envoy said.",
                "stances": [
                    {"holder": "the envoy", "target": "Peru", "surface": "Peru", "stance": 1, "cue": "patient"}
                ],
            },
        ],
    }
    (item,) = reader.paragraphs([row])
    found = {(reading.head, reading.actor, reading.label) for reading in item.readings}
    assert found == {
        ("paragraph", "Chile", -1),
        ("paragraph", "Peru", 0),
        ("stance", "Chile", -1),
        ("speaker", "Peru", 1),
    }
    text = "Chile broke its word. “Peru is patient,” the envoy said."
    (first,) = [reading for reading in item.readings if reading.head == "stance"]
    words = [text[slice(*item.blinded.offsets[at])] for at in first.cue]
    assert words == ["broke", "its", "word"]


@pytest.mark.parametrize(("warmth", "lean"), [(0.5, 0.0), (2.0, 0.0), (1.0, 0.8)])
def test_the_scaling_that_made_the_labels_is_found_again(warmth, lean):
    random = np.random.default_rng(1)
    scores = random.normal(0, 2, (6000, 3))
    true = softmax(scores / warmth + np.array([lean, 0.0, -lean]))
    labels = [random.choice([-1, 0, 1], p=row) for row in true]
    found = scaling(softmax(scores), labels)
    assert found.temperature == pytest.approx(warmth, rel=0.1)
    assert found.bias == pytest.approx((lean, 0.0, -lean), abs=0.15)


def softmax(scores):
    odds = np.exp(scores)
    return odds / odds.sum(axis=1, keepdims=True)
