"""Counts of a stance: each side's paragraphs by code, and a side that does not name the actor said to."""

from analysis.contrast.contrasts import contrast_authors, contrast_meetings, perspectives
from analysis.contrast.stance_counts import say_stance_counts
from tests.two_shores import two_shores


def test_paragraphs_are_counted_by_code_on_each_side():
    contrast = contrast_authors(two_shores(), perspectives(two_shores()))
    assert say_stance_counts(two_shores(), contrast, "author", "Russia") == (
        "Paragraphs that name Russia: Russian author ▼0 ○0 ▲1, American author ▼1 ○0 ▲0 ?1 "
        "(▼ against, ○ neutral, ▲ in favour, ? unsure)."
    )


def test_an_actor_that_a_side_does_not_name_is_not_neutral():
    said = say_stance_counts(two_shores(), contrast_meetings(two_shores()), "author", "Russia")
    assert "Anchorage not named" in said
    assert "Guilin ▼0 ○0 ▲1 ?1" in said
