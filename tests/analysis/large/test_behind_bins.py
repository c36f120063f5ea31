"""Behind a bin stand the paragraphs that it counts, and no others."""

import pytest

from analysis.contrast.contrasts import contrast_authors
from analysis.contrast.selection import Filters, select
from analysis.large.behind_bins import behind_over_time, behind_spread, behind_through
from analysis.large.bins import tone_spread, tone_through
from analysis.large.over_time import paragraphs_over_time
from tests.analysis.large.articles import article, told
from tests.analysis.large.folders import opened, scored_folder


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    parts = [
        told(
            article("a", "Russian", [[-0.5], [], [0.0], [-0.45]], "2021-03-01"),
            article("b", "American", [[0.5], [-0.5]], "2021-04-01"),
        ),
        told(article("c", "Russian", [[0.2]]), article("d", "Russian", [[]])),
    ]
    return opened(scored_folder(tmp_path_factory.mktemp("scored"), *parts))


def sides(shown):
    return contrast_authors(shown, ("Russian", "American"))


def read(behind) -> dict[str, list[str]]:
    """The paragraphs behind each mark; as many as are told."""
    assert [len(each) for each in behind["paragraph_ids"]] == [len(list(each)) for each in behind["paragraph_ids"]]
    return {mark: list(each) for mark, each in zip(behind["mark"], behind["paragraph_ids"], strict=True)}


def test_behind_a_bin_of_tone(shown):
    behind = behind_spread(shown, tone_spread(shown, sides(shown), "author"), sides(shown), "author")
    assert read(behind) == {
        "-5|Russian": ["a/p01", "a/p04"],
        "0|Russian": ["a/p03"],
        "2|Russian": ["c/p01"],
        "silent|Russian": ["a/p02", "d/p01"],
        "-5|American": ["b/p02"],
        "5|American": ["b/p01"],
    }
    assert behind["label"].iloc[0] == "Russian, −0.5 to −0.4: 2 paragraphs"


def test_behind_a_tenth_stand_those_with_a_scored_word(shown):
    behind = behind_through(shown, tone_through(shown, sides(shown), "author"), sides(shown), "author")
    assert read(behind) == {
        "2|Russian": ["a/p01"],
        "6|Russian": ["c/p01"],
        "7|Russian": ["a/p03"],
        "9|Russian": ["a/p04"],
        "3|American": ["b/p01"],
        "8|American": ["b/p02"],
    }


def test_behind_a_month(shown):
    behind = behind_over_time(shown, paragraphs_over_time(shown, sides(shown), "author"), sides(shown))
    assert read(behind) == {
        "2021-03|Russian": ["a/p01", "a/p02", "a/p03", "a/p04"],
        "|Russian": ["c/p01", "d/p01"],
        "2021-04|American": ["b/p01", "b/p02"],
    }
    assert behind["label"].tolist()[:2] == [*("Russian, March 2021: 4 paragraphs", "Russian, no date: 2 paragraphs")]


def test_filters_hold_behind_a_mark_too(shown):
    narrowed = select(shown, Filters(perspective="American"))
    behind = behind_spread(narrowed, tone_spread(narrowed, sides(narrowed), "author"), sides(narrowed), "author")
    assert set(read(behind)) == {"-5|American", "5|American"}
    nobody = select(shown, Filters(actors=("Norway",)))
    assert behind_spread(nobody, tone_spread(nobody, sides(nobody), "author"), sides(nobody), "author").empty
