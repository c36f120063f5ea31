"""However an article was copied, its text is one."""

import pytest

from analysis.text.typography import normalise

ONE = "“We’ll stay,” she said — for now..."


@pytest.mark.parametrize(
    "copied",
    [
        '"We\'ll stay," she said -- for now...',
        "“We’ll stay,” she said — for now…",
        "``We`ll stay,'' she said — for now ...",
        "«We´ll stay,» she\u00a0said — for now…",
        "\ufeff“We’ll  stay,”\nshe sa\u00adid\u200b — for\tnow…",
    ],
)
def test_variants_of_one_text_become_one(copied):
    assert normalise(copied) == ONE


def test_normalising_twice_changes_nothing():
    assert normalise(normalise(ONE)) == ONE


def test_single_marks_open_only_where_they_close():
    assert normalise("In the '90s, the boys' 'red' barn fell on 'em") == "In the ’90s, the boys’ ‘red’ barn fell on ’em"


def test_a_quotation_inside_a_quotation_keeps_both():
    assert normalise("\"'Deep', he wrote\"") == "“‘Deep’, he wrote”"


def test_letters_are_composed_and_spaces_before_stops_go():
    assert normalise("Me\u0301xico , at .5 %  !") == "México, at .5 %!"


def test_text_without_a_visible_sign_is_empty():
    assert normalise(" \u200b\n\u00ad ") == ""
