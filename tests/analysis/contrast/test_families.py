"""What is compared with what: authors, meetings, voices of one text, paragraphs with a topic and without it."""

from analysis.contrast.doubt.families import comparisons, families
from tests.two_shores import two_shores

VOICES = {"polarity": "author", "topic_share": "all", "quoted_share": "all"}
TOPICS = {"europe": "Europe", "human_rights": "human rights"}


def made(family: str):
    return comparisons(two_shores(), family, VOICES, ["Russian", "American"], TOPICS)


def test_the_two_texts_are_one_comparison_in_every_measure():
    (authors,) = made("authors")
    assert [list(side.paragraph_ids) for side in authors.sides] == [
        ["east/p01", "east/p02"],
        ["west/p01", "west/p02", "west/p03", "west/p04"],
    ]
    assert authors.voices["polarity"] == ("author", "author")
    assert not authors.paired


def test_voices_are_compared_inside_each_text_paragraph_by_paragraph():
    by_id = {each.id: each for each in made("voices")}
    assert set(by_id) == {"Russian / reported", "Russian / quoted", "American / reported", "American / quoted"}
    quoted = by_id["Russian / quoted"]
    assert quoted.paired
    assert quoted.voices == {"polarity": ("author", "quoted")}


def test_a_topic_parts_the_paragraphs_that_hold_it_from_the_others():
    europe = next(each for each in made("topics") if each.id == "europe")
    assert list(europe.target.paragraph_ids) == ["east/p01", "west/p01", "west/p02"]
    assert list(europe.reference.paragraph_ids) == ["east/p02", "west/p03", "west/p04"]
    assert "topic_share" not in europe.voices


def test_a_comparison_with_an_empty_side_is_left_out():
    east = two_shores().of_document("east")
    assert comparisons(east, "authors", VOICES, ["Russian", "American"], TOPICS) == []


def test_every_family_on_the_page_can_be_made():
    assert all(made(family) for family in families(two_shores().scope))
