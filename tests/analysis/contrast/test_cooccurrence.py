"""Pairs of topics, on the tiny corpus with a second topic: `trade` in two paragraphs, `ports` in one of them."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.contrast.cooccurrence import paragraphs_about, topic_pairs
from analysis.evidence.behind_topics import behind_pairs
from tests.tiny import tiny_results

LABELS = {"trade": "Trade", "ports": "Ports", "rain": "Rain"}


def results():
    tiny = tiny_results()
    trade = tiny.topics_by_paragraph
    ports = trade.assign(topic="ports", present=[False, True, False, False])
    rain = trade.assign(topic="rain", present=False)
    return replace(tiny, topics_by_paragraph=pd.concat([ports, trade, rain], ignore_index=True))


def pair(first: str, second: str) -> pd.Series:
    pairs = topic_pairs(results(), LABELS)
    return pairs[(pairs["first"] == first) & (pairs["second"] == second)].iloc[0]


def test_a_pair_counts_the_paragraphs_that_carry_both():
    row = pair("trade", "ports")
    assert row[["n_both", "n_first", "n_second", "n_units"]].tolist() == [1, 2, 1, 4]


def test_chance_is_what_independent_topics_would_share():
    assert pair("trade", "ports")["expected"] == pytest.approx(2 * 1 / 4)
    assert pd.isna(pair("trade", "trade")["expected"])


def test_each_pair_stands_once_the_commoner_topic_first():
    pairs = topic_pairs(results(), LABELS)
    assert len(pairs) == 3 * 4 / 2
    assert (pairs["n_first"] >= pairs["n_second"]).all()
    assert pairs["mark"].is_unique


def test_behind_a_pair_stand_the_shared_paragraphs():
    behind = behind_pairs(results(), topic_pairs(results(), LABELS)).set_index("label")["paragraph_ids"]
    assert behind["Trade and Ports: 1 paragraph"] == ["east/p02"]
    assert behind["Trade: 2 paragraphs"] == ["east/p01", "east/p02"]
    assert not [label for label in behind.index if "Rain" in label]


def test_a_topic_that_is_nowhere_has_no_paragraphs():
    assert paragraphs_about(results())["rain"] == []
