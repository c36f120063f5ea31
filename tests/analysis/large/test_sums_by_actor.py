"""Sums made beforehand of those who are named most often; of the others the rows are asked, and say the same."""

import pytest

from analysis.contrast.compared import JUDGED, score_sides
from analysis.contrast.selection import Filters, select
from analysis.large import adding
from analysis.large.cells import sums_in
from tests.analysis.large.both_ways import in_a_folder, in_memory, same, sides


@pytest.fixture
def of_one_actor(tmp_path, monkeypatch):
    """The corpus as a folder in which sums are made of one actor only."""
    monkeypatch.setattr(adding, "MOST_ACTORS", 1)
    return in_a_folder(tmp_path)


def test_sums_are_made_of_the_actor_named_in_most_paragraphs(of_one_actor):
    named = in_memory().mentions.merge(in_memory().sentences, on="sentence_id")
    most = named.groupby("actor")["paragraph_id"].nunique().idxmax()
    corpus = of_one_actor.corpus
    assert corpus.actors_summed == {corpus.names.actors.index(most)}
    assert "named = " in sums_in(corpus, "tone_sums", "all", (), (most,))
    other = next(actor for actor in corpus.names.actors if actor != most)
    assert "named = " not in sums_in(corpus, "tone_sums", "all", (), (other,))


@pytest.mark.parametrize("actor", ["Japan", "nobody whom the folder names"])
def test_an_actor_without_sums_of_its_own_is_found_in_the_rows(of_one_actor, actor, computed):
    filters = Filters(actors=(actor,))
    mine, theirs = (
        score_sides(shown, sides(shown), "author", JUDGED)
        for shown in (select(of_one_actor, filters), select(in_memory(), filters))
    )
    same(mine, theirs, ["measure", "key", "unit_id"])


def test_paragraphs_that_name_both_of_two_actors_count_once(of_one_actor):
    one, other = (select(of_one_actor, Filters(actors=(actor,))).n_paragraphs for actor in ("Russia", "China"))
    either = select(of_one_actor, Filters(actors=("Russia", "China"))).n_paragraphs
    assert max(one, other) <= either < one + other
