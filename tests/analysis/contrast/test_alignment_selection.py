"""Which scored pairs are proposed: small tables of scores, read by eye."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from analysis.contrast.alignment.select import MOST, select

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), st.sampled_from([0.3, 0.4, 0.5, 0.6, 0.7]), max_size=20
)


def chosen(found):
    return {(one.row, one.column): (one.rank, one.group) for one in select(found)}


def test_a_sentence_may_have_several_partners_ranked_by_score():
    assert chosen({(0, 0): 0.9, (0, 1): 0.5, (1, 1): 0.8}) == {(0, 0): (1, 1), (0, 1): (2, 1), (1, 1): (1, 2)}


def test_a_group_is_a_pair_and_the_lesser_ones_that_share_a_sentence_with_it():
    found = {(0, 0): 0.9, (1, 1): 0.7, (0, 2): 0.6, (3, 1): 0.5, (4, 4): 0.4}
    assert {pair: group for pair, (_, group) in chosen(found).items()} == {
        (0, 0): 1,
        (0, 2): 1,
        (1, 1): 2,
        (3, 1): 2,
        (4, 4): 3,
    }


def test_of_equal_pairs_the_first_is_the_best():
    assert chosen({(0, 1): 0.5, (0, 0): 0.5}) == {(0, 0): (1, 1), (0, 1): (2, 1)}


def test_nothing_scored_nothing_proposed():
    assert select({}) == []


def test_a_sentence_that_is_like_many_has_only_its_best_partners():
    scores = [0.9 - place / 100 for place in range(MOST + 2)]
    assert list(chosen({(0, place): score for place, score in enumerate(scores)})) == [(0, n) for n in range(MOST)]


@given(SCORES)
def test_no_sentence_has_more_partners_than_a_reader_looks_at(found):
    pairs = chosen(found)
    assert max(Counter(row for row, _ in pairs).values(), default=0) <= MOST
    assert max(Counter(column for _, column in pairs).values(), default=0) <= MOST


@given(SCORES)
def test_the_best_pair_is_always_proposed_and_order_does_not_matter(found):
    pairs = chosen(found)
    assert pairs == chosen(dict(reversed(found.items())))
    if found:
        assert min(pair for pair, score in found.items() if score == max(found.values())) in pairs


@given(SCORES)
def test_ranks_count_from_one_by_score(found):
    for row in {row for row, _ in found}:
        ranked = sorted((rank, found[pair]) for pair, (rank, _) in chosen(found).items() if pair[0] == row)
        assert [rank for rank, _ in ranked] == list(range(1, len(ranked) + 1))
        assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)
