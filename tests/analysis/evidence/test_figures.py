"""Figures of a benchmark: intervals stand behind what they bound, nested ones become tables, the worst comes first."""

from analysis.evidence.figures import flat_figures, nested_figures, say_failures

PHENOMENA = {
    "irony": {"n": 20, "accuracy": 0.55},
    "plain blame": {"n": 40, "accuracy": 0.925},
    "negation": {"n": 30, "accuracy": 0.7},
    "concession": {"n": 10, "accuracy": 0.6},
}
FIGURES = {
    "n": 1200,
    "macro_f1": 0.7614,
    "macro_f1_interval": [0.7, 0.82],
    "per_class": {"against": {"n": 5, "f1": 0.5}, "neutral": {"n": 7}},
    "per_phenomenon": PHENOMENA,
}


def test_an_interval_stands_behind_its_figure():
    assert flat_figures(FIGURES) == [("decisions", "1,200"), ("macro-F1", "0.761 (0.7 to 0.82)")]


def test_an_interval_of_nothing_is_a_figure_of_its_own():
    assert flat_figures({"speed_interval": [1, 2]}) == [("speed interval", "1, 2")]


def test_rows_of_figures_become_a_table_and_a_lacking_one_is_a_dash():
    tables = dict(nested_figures(FIGURES))
    assert tables["by code"].values.tolist() == [["against", "5", "0.5"], ["neutral", "7", "–"]]
    assert list(tables["by code"].columns) == ["", "decisions", "F1"]


def test_the_worst_phenomenon_comes_first():
    tables = dict(nested_figures(FIGURES))
    (title,) = [title for title in tables if title.startswith("by phenomenon")]
    assert tables[title][""].tolist() == ["irony", "concession", "negation", "plain blame"]


def test_data_sets_are_told_apart_by_title():
    nested = dict(nested_figures({"newsmtsc": FIGURES, "empty": {}}))
    assert nested["newsmtsc"].values.tolist()[0] == ["decisions", "1,200"]
    assert "newsmtsc, by code" in nested
    assert "empty" not in nested


def test_what_it_fails_on_is_said_with_its_number_of_decisions():
    said = say_failures(nested_figures(FIGURES))
    assert said == "It is right least often on irony (0.55 of 20), concession (0.6 of 10) and negation (0.7 of 30)."
    assert say_failures(nested_figures({"n": 3})) == ""
