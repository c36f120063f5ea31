"""The benchmark of alignment: its material is whole, and its rates are counted right."""

import pytest

from analysis.exchange.features import read_features
from analysis.text.documents import Article, paragraph_rows
from analysis.text.sentences import split_sentences
from analysis.text.typography import normalise
from analysis.text.wordlists import read_toml
from benchmarks.aligned_pairs import PAIRS, SPLITS, built_in_facts
from benchmarks.alignment import rates, readings_agree
from tests.conftest import ROOT

FACTS = (frozenset({("a/1", "b/1"), ("a/1", "b/2")}), frozenset({("a/3", "b/3")}))
RANKED = [("a/9", "b/9"), ("a/1", "b/2"), ("a/8", "b/8"), ("a/1", "b/1")]
FILES = sorted(PAIRS.glob("*.toml"))


def test_a_fact_is_found_where_one_of_its_pairs_is_proposed():
    found = rates([FACTS], [RANKED], [frozenset()])
    assert (found["facts"], found["facts_found"]) == (2, 0.5)
    assert found["facts_found_interval"] == [0.095, 0.905]  # Wilson, 1 of 2


def test_precision_and_recall_count_pairs_of_sentences():
    found = rates([FACTS], [RANKED], [frozenset()])
    assert (found["precision"], found["recall"]) == (0.5, 0.667)  # 2 of 4 proposals, 2 of 3 pairs


def test_average_precision_counts_a_pair_that_is_not_proposed_as_nothing():
    assert rates([FACTS], [RANKED], [frozenset()])["average_precision"] == round((1 / 2 + 2 / 4 + 0) / 3, 3)


def test_tops_look_at_the_best_proposals_only():
    ranked = [(f"a/{n}", f"b/{n}") for n in range(10, 20)] + [("a/3", "b/3")]
    found = rates([FACTS], [ranked], [frozenset()])
    assert (found["facts_in_the_top_10"], found["facts_in_the_top_20"]) == (0.0, 0.5)


def test_near_misses_that_are_proposed_are_counted():
    assert rates([FACTS], [RANKED], [frozenset({("a/9", "b/9"), ("a/7", "b/7")})])["near_misses_proposed"] == "1 of 2"


def test_pairs_of_articles_are_pooled():
    found = rates([FACTS, FACTS], [RANKED, []], [frozenset()] * 2)
    assert (found["facts"], found["proposals"], found["facts_found"]) == (4, 4, 0.25)


def test_two_readings_agree_on_a_fact_where_they_share_a_pair():
    agreed = readings_agree(FACTS, (frozenset({("a/1", "b/2"), ("a/5", "b/5")}),))
    assert agreed["facts of the ledger that a second reader found"] == 0.5  # the first of two
    assert agreed["facts of the second reader in the ledger"] == 1.0


def test_half_of_the_invented_pairs_are_held_out():
    splits = [read_toml(path)["split"] for path in FILES]
    assert len(splits) >= 4
    assert {splits.count(split) for split in SPLITS} == {len(splits) / 2}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sentence_that_is_named_is_there(path):
    content = read_toml(path)
    articles = [Article(each["id"], tuple(map(normalise, each["paragraphs"])), {}) for each in content["article"]]
    there = [set(split_sentences(paragraph_rows([article]))["sentence_id"]) for article in articles]
    told = [fact["tellings"] for fact in content["fact"]]
    told += [[[name] for name in miss["at"]] for miss in content["near_miss"]]
    assert all(set(names) <= known for both in told for names, known in zip(both, there, strict=True))
    assert all(8 <= len(article.paragraphs) <= 14 for article in articles)


def test_near_misses_are_told_facts_of_neither():
    for path in FILES:
        content = read_toml(path)
        gold = {(a, b) for fact in content["fact"] for a in fact["tellings"][0] for b in fact["tellings"][1]}
        assert gold.isdisjoint(tuple(miss["at"]) for miss in content["near_miss"])


def test_the_facts_of_the_ledger_stand_in_sentences_of_the_edition():
    edition = read_features(ROOT / "corpus")
    facts = built_in_facts(ROOT / "corpus", edition.documents["doc_id"])
    known = set(edition.sentences["sentence_id"])
    assert facts
    assert {name for fact in facts for pair in fact for name in pair} <= known
