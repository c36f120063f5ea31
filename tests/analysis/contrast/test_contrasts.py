"""The two contrasts: who is on which side, and who on none."""

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives, say_cells, say_left_out
from analysis.contrast.selection import Filters, select
from tests.two_shores import two_shores


def ids(side) -> list[str]:
    return list(side.paragraph_ids)


def test_authors_stand_in_the_order_of_the_corpus():
    contrast = contrast_authors(two_shores(), perspectives(two_shores()))
    assert [side.label for side in contrast.sides] == ["Russian author", "American author"]
    assert ids(contrast.target) == ["east/p01", "east/p02"]


def test_a_paragraph_about_both_meetings_or_neither_is_on_no_side():
    contrast = contrast_meetings(two_shores())
    assert ids(contrast.target) == ["east/p01", "west/p01"]
    assert ids(contrast.reference) == ["east/p02", "west/p02"]
    assert say_left_out(two_shores()) == "Left out: 2 paragraphs, 1 about both meetings and 1 about neither."


def test_the_meetings_of_one_author_hold_only_that_authors_paragraphs():
    contrast = contrast_meetings(two_shores(), "American")
    assert [ids(side) for side in contrast.sides] == [["west/p01"], ["west/p02"]]
    assert contrast.target.phrase == "the American author’s text about Anchorage"
    assert say_cells({"American author": contrast}, two_shores().scope) == (
        "Paragraphs by author and meeting: American author: 1 on Anchorage, 1 on Guilin."
    )


def test_a_side_without_a_paragraph_is_kept_and_named():
    shown = select(two_shores(), Filters(perspective="Russian"))
    contrast = contrast_authors(shown, perspectives(two_shores()))
    assert [side.label for side in contrast.empty] == ["American author"]
    assert ids(contrast.target) == ["east/p01", "east/p02"]


def test_nothing_left_out_is_not_spoken_of():
    shown = select(two_shores(), Filters(topics=("europe",)))
    assert say_left_out(shown) == ""
