"""Small multiples and the matrix of pairs: every side is drawn, the unknown is said, doubt is seen without colour."""

import pandas as pd

from analysis.catalogue import read_measures
from analysis.charts.dots import Group
from analysis.charts.every import every_panel, pairs_matrix
from analysis.charts.theme import theme_named
from analysis.contrast.every import VALUES, Panel
from tests.conftest import ROOT

MEASURES = read_measures(ROOT / "corpus" / "measures.toml")
LIGHT, PRINT = theme_named("light"), theme_named("print")


def values(*rows: tuple[str, float | None, int]) -> pd.DataFrame:
    """Values of stance toward one actor: side, value, paragraphs."""
    made = [
        ("stance", "Oz", side, side.upper(), f"stance|Oz|{side}", value, value, value, n, n, n < 5)
        for side, value, n in rows
    ]
    return pd.DataFrame(made, columns=VALUES)


def groups(n: int) -> list[Group]:
    return [Group(chr(97 + at), chr(65 + at), f"#0000{at:02X}") for at in range(n)]


def texts(figure) -> list[str]:
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def dots(figure) -> list:
    return [trace for trace in figure.data if trace.mode == "markers"]


def test_each_known_side_has_a_dot_and_the_unknown_says_so():
    panel = [Panel("stance", "Oz", "Oz")]
    figure = every_panel(values(("a", 0.5, 9), ("b", -0.2, 2), ("c", None, 0)), panel, groups(3), MEASURES, LIGHT)
    assert [mark[0] for mark in dots(figure)[0].customdata] == ["stance|Oz|a", "stance|Oz|b"]
    assert texts(figure) == ["A", "B", "C", "+0.50 (9)", "−0.20 (2) few", "no signal"]


def test_few_paragraphs_are_seen_without_colour():
    panel = [Panel("stance", "Oz", "Oz")]
    figure = every_panel(values(("a", 0.5, 9), ("b", -0.2, 2)), panel, groups(2), MEASURES, LIGHT)
    assert list(dots(figure)[0].marker.symbol) == ["circle", "diamond-open"]
    assert [trace.line.dash for trace in figure.data if trace.mode == "lines"] == ["solid", "dot"]


def test_a_slide_has_fewer_panels_where_there_are_many_sides():
    panels = [Panel("stance", "Oz", str(at)) for at in range(6)]
    rows = values(*((chr(97 + at), 0.1, 9) for at in range(5)))
    assert [len(dots(every_panel(rows, panels, groups(5), MEASURES, look))) for look in (LIGHT, PRINT)] == [6, 3]


def test_markup_in_a_name_stays_text():
    panel = [Panel("stance", "Oz", "<b>Oz</b>")]
    rows = values(("a", 0.5, 9)).assign(label="<a href=x>")
    figure = every_panel(rows, panel, groups(1), MEASURES, LIGHT)
    assert "<b>" not in figure.layout.annotations[0].text
    assert "<a" not in "".join(texts(figure))


def pairs(holds: int) -> pd.DataFrame:
    row = {"target": "a", "reference": "b", "holds": holds, "leans": 3, "noise": 4, "untold": 5, "n_judged": 8}
    return pd.DataFrame([row])


def test_a_cell_of_the_matrix_has_number_and_word_from_either_side():
    bar = pairs_matrix(pairs(1), groups(2), LIGHT).data[0]
    assert list(bar.text) == ["1 holds<br>3 lean"] * 2
    assert [mark[0] for mark in bar.customdata] == ["a|b", "b|a"]
    assert "1 hold, 3 lean, 4 may be noise" in bar.hovertext[0]


def test_the_more_differences_hold_the_more_ink_a_cell_has():
    grounds = [pairs_matrix(pairs(n), groups(2), LIGHT).data[0].marker.color[0] for n in (0, 1, 3, 9)]
    assert grounds == sorted(grounds, reverse=True)
    assert len(set(grounds)) == 4
