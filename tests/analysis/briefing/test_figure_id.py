import numpy as np
import pandas as pd
import pytest

from analysis.briefing.exhibit import Place
from analysis.briefing.figure_id import figure_id, part_of_numbers, parts_changed, read_id
from tests.analysis.briefing.exhibits import INPUTS

PLACE = Place("contrast/authors", {"topic": ("europe",)})
FRAME = pd.DataFrame({"label": ["Hall", "Berg"], "value": [0.25, np.nan]})


def id_of(key="topics", place=PLACE, inputs=INPUTS, frame=FRAME) -> str:
    return figure_id(key, place, inputs, part_of_numbers(frame))


def test_the_same_figure_has_the_same_id():
    assert id_of() == id_of(frame=FRAME.copy())
    assert read_id(id_of()) == id_of()


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"key": "tone"}, "view"),
        ({"place": Place("contrast/authors", {"topic": ("sanctions",)})}, "view"),
        ({"place": Place("contrast/events", {"topic": ("europe",)})}, "view"),
        ({"place": Place("contrast/authors", {"topic": ("europe",)}, {"terms": "europe"})}, "view"),
        ({"inputs": type(INPUTS)("", INPUTS.articles | {"hall": "d" * 64}, INPUTS.read_with)}, "texts"),
        ({"inputs": type(INPUTS)("", INPUTS.articles, "e" * 64)}, "texts"),
        ({"frame": FRAME.assign(value=[0.26, np.nan])}, "numbers"),
        ({"frame": FRAME.assign(value=[0.25, 0.0])}, "numbers"),
    ],
)
def test_what_changed_changes_its_own_part_of_the_id_alone(changed, part):
    assert parts_changed(id_of(), id_of(**changed)) == (part,)


def test_the_id_of_a_project_on_another_machine_is_the_same():
    moved = type(INPUTS)("another-id", INPUTS.articles, INPUTS.read_with)
    assert id_of(inputs=moved) == id_of()


def test_the_last_digits_of_a_number_which_differ_from_machine_to_machine_do_not_count():
    assert id_of(frame=FRAME.assign(value=[0.1 + 0.2, np.nan])) == id_of(frame=FRAME.assign(value=[0.3, np.nan]))
    assert id_of(frame=FRAME.assign(value=[-0.0, 1e-15])) == id_of(frame=FRAME.assign(value=[0.0, 0.0]))


def test_unknown_is_not_zero():
    assert part_of_numbers(pd.DataFrame({"n": [np.nan]})) != part_of_numbers(pd.DataFrame({"n": [0.0]}))


@pytest.mark.parametrize("typed", ["7k3m-q2rd-w9fa", " 7K3M Q2RD W9FA ", "7K3MQ2RDW9FA", "7K3M–Q2RD–W9FA"])
def test_an_id_is_read_however_it_was_typed(typed):
    assert read_id(typed) == "7K3M-Q2RD-W9FA"


def test_letters_that_look_like_digits_are_read_as_digits():
    assert read_id("OIL0-0000-0000") == "0110-0000-0000"


@pytest.mark.parametrize("typed", ["", "7K3M-Q2RD", "7K3M-Q2RD-W9F!", "7K3M-Q2RD-W9FA-1111", "UUUU-UUUU-UUUU"])
def test_what_is_no_id_is_none(typed):
    assert read_id(typed) == ""
