"""What the filters keep."""

from analysis.contrast.selection import Filters, actors_to_choose, choose_paragraphs, select
from tests.tiny import PARAGRAPHS, tiny_results


def kept(**choices) -> list[str]:
    return choose_paragraphs(tiny_results(), Filters(**choices))["paragraph_id"].tolist()


def test_no_filter_keeps_everything_in_reading_order():
    assert kept() == PARAGRAPHS


def test_each_filter_narrows():
    assert kept(topics=("trade",)) == ["east/p01", "east/p02"]
    assert kept(event="anchorage") == ["east/p01", "west/p01"]
    assert kept(perspective="American") == ["west/p01", "west/p02"]
    assert kept(actors=("China",)) == ["east/p01", "east/p02"]


def test_filters_combine_and_may_leave_nothing():
    assert kept(event="guilin", perspective="American") == []


def test_every_frame_is_narrowed_with_the_paragraphs():
    narrowed = select(tiny_results(), Filters(perspective="American"))
    assert narrowed.documents["doc_id"].tolist() == ["west"]
    assert narrowed.receipts["term"].tolist() == ["awful"]
    assert narrowed.mentions["actor"].tolist() == ["Russia"]


def test_a_paragraph_about_both_meetings_passes_for_either():
    results = tiny_results()
    results.events.loc[3, "event"] = "both"
    assert "west/p02" in choose_paragraphs(results, Filters(event="guilin"))["paragraph_id"].tolist()


def test_any_of_the_actors_is_enough_and_none_leaves_nothing():
    assert kept(actors=("China", "Russia")) == ["east/p01", "east/p02", "west/p02"]
    assert kept(actors=("Atlantis",)) == []
    assert kept(actors=("Russia",), perspective="American") == ["west/p02"]


def test_naming_an_actor_narrows_what_is_said():
    assert Filters(actors=("China",)).narrows
    assert not Filters(voice="quoted").narrows


def test_actors_of_every_article_come_first_then_the_others_by_count():
    results = tiny_results()
    # China is named twice, by one article; Russia once by each.
    assert actors_to_choose(results) == ["Russia", "China"]
    assert actors_to_choose(select(results, Filters(perspective="Russian"))) == ["China", "Russia"]
