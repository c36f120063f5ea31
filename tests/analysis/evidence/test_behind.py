"""Which paragraphs stand behind a number."""

from analysis.contrast.compared import score_sides, side_values
from analysis.contrast.contrasts import contrast_authors, perspectives
from analysis.contrast.rollup import tally
from analysis.evidence.behind import behind_each_paragraph, behind_values, paragraphs_behind
from tests.two_shores import NAMES, two_shores


def behind(measure: str, key: str = "", voice: str = "all", within=NAMES) -> list[str]:
    return paragraphs_behind(tally(two_shores(), voice), measure, key, within)


def test_behind_a_topic_stand_the_paragraphs_where_it_is_present():
    assert behind("topic_share", "europe") == ["east/p01", "west/p01", "west/p02"]
    assert behind("topic_share", "europe", within=["west/p02", "west/p03"]) == ["west/p02"]


def test_behind_tone_stand_the_paragraphs_with_a_scored_word_in_that_voice_even_one_of_weight_zero():
    assert behind("polarity", voice="author") == ["east/p01", "west/p01", "west/p02", "west/p04"]
    assert behind("polarity", voice="quoted") == ["east/p02"]


def test_behind_actors_and_quotation():
    assert behind("actor_rate", "Russia") == ["east/p02", "west/p02", "west/p04"]
    assert behind("quoted_share") == ["east/p02"]


def test_every_mark_of_a_chart_has_its_paragraphs_and_a_label_of_its_own():
    contrast = contrast_authors(two_shores(), perspectives(two_shores()))
    values = side_values(score_sides(two_shores(), contrast, "all"), "actor_rate", {"China": "China"})
    members = {("", side.id): side.paragraph_ids for side in contrast.sides}
    groups = {side.id: side.label for side in contrast.sides}
    frame = behind_values(two_shores(), values, "actor_rate", groups, members)
    assert frame["mark"].tolist() == values["mark"].tolist()
    assert frame["label"].tolist() == ["China, Russian author: 1 paragraph", "China, American author: 1 paragraph"]
    assert frame["paragraph_ids"].tolist() == [["east/p01"], ["west/p01"]]


def test_a_paragraph_is_its_own_mark_and_reads_as_its_gist():
    frame = behind_each_paragraph(two_shores())
    assert frame.iloc[1].tolist() == ["Russian author, 2: Gist of east/p02.", "east/p02", ["east/p02"]]
