"""Which words of a sentence stand in a list, or in an opening that sets its matter aside."""

import pytest

from analysis.text.passing import aside_end, lists_in


@pytest.mark.parametrize(
    ("sentence", "listed"),
    [
        ("She spoke of bread, salt, and wine.", ["spoke of bread, salt, and wine."]),
        ("She sold bread, salt and wine.", ["She sold bread, salt and wine."]),
        (
            "We heard of bread, salt, and wine, as well as fish, and went.",
            ["heard of bread, salt, and wine, as well as fish"],
        ),
        ("She sold bread and salt.", []),
        ("She sold bread, and salt, in May.", []),
        ("In the town, rents on houses, as well as on barns, will grow.", []),
        ("In March, in the rain, he left.", []),
        ("Bread is dear, and the wine that they brought from the hills is not.", []),
    ],
)
def test_a_list_has_three_items_and_a_conjunction(sentence, listed):
    assert [sentence[start:end] for start, end in lists_in(sentence, 5)] == listed


@pytest.mark.parametrize(
    ("sentence", "aside"),
    [
        ("For all its bread and wine, the town was poor that year.", "For all its bread and wine"),
        ("“For all its bread, salt and wine, the town was poor that year.", "“For all its bread, salt and wine"),
        ("For all the differences – in bread, salt and wine – the towns had one thing in common.",
         "For all the differences – in bread, salt and wine"),
        ("For all to see.", ""),
        ("Bread was, for all we know, never sold in the town.", ""),
    ],
)  # fmt: skip
def test_an_aside_ends_before_the_main_clause(sentence, aside):
    assert sentence[: aside_end(sentence, ("for all",), 5)] == aside
