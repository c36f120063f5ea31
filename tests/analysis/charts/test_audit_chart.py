"""The audit drawn: three marks a row, what does not stand says so, every mark can be clicked."""

import pytest

from analysis.charts.audit import audit_dots
from analysis.charts.theme import theme_named
from analysis.contrast.contrasts import contrast_authors
from tests.analysis.contrast.test_audit import LOST, TURNED, drawn
from tests.two_shores import two_shores

CONTRAST = contrast_authors(two_shores(), ["Russian", "American"])


def marks(figure, name: str) -> dict[str, float]:
    trace = next(trace for trace in figure.data if trace.name == name)
    return {mark[0]: x for mark, x in zip(trace.customdata, trace.x, strict=True)}


@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_every_row_has_three_marks_at_its_own_values(name):
    rows = drawn(*LOST, *TURNED)
    figure = audit_dots(rows, CONTRAST, theme_named(name))
    for column, label in (("difference", "as it is"), ("exchanged", "names exchanged"), ("masked", "names masked")):
        assert marks(figure, label) == dict(zip(rows["mark"], rows[column], strict=True))


def test_marks_at_one_place_stand_apart():
    figure = audit_dots(drawn(), CONTRAST, theme_named("light"))
    heights = [tuple(trace.y) for trace in figure.data if trace.mode == "markers"]
    assert len(set(heights)) == 3


def test_a_value_that_is_unknown_has_no_mark():
    rows = drawn()
    lost = rows.assign(masked=rows["masked"].mask(rows.index == 0))
    figure = audit_dots(lost, CONTRAST, theme_named("light"))
    assert rows["mark"][0] not in marks(figure, "names masked")
    assert rows["mark"][0] in marks(figure, "as it is")


def test_only_what_does_not_stand_is_named_at_the_edge():
    noted = [note.text for note in audit_dots(drawn(*LOST, *TURNED), CONTRAST, theme_named("light")).layout.annotations]
    assert noted == ["<b>turns</b>", "<b>is of names</b>"]
    assert not audit_dots(drawn(), CONTRAST, theme_named("light")).layout.annotations


def test_the_axis_says_which_side_has_more():
    title = audit_dots(drawn(), CONTRAST, theme_named("light")).layout.xaxis.title.text
    assert title.startswith("← American author   Russian author →<br>which has more")
