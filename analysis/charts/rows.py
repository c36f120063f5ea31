"""Rows of a chart that lists differences: where each stands, and its name beside it."""

from collections.abc import Iterable

from analysis.charts.theme import Theme, wrapped

_ON_A_SLIDE = 46  # signs of a name


def row_heights(marks: Iterable[str]) -> dict[str, int]:
    """The height of each row by its mark, the first on top and the last at 0."""
    marks = list(marks)
    return {mark: len(marks) - 1 - place for place, mark in enumerate(marks)}


def row_axis(labels: Iterable[str], theme: Theme, signs: int) -> dict:
    """The vertical axis with the rows named, the first on top; `signs` is the length of a line that fits a phone."""
    names = [wrapped(label, theme, _ON_A_SLIDE if theme.name == "print" else signs) for label in labels]
    return {
        "tickvals": list(range(len(names)))[::-1],
        "ticktext": names,
        "range": [-0.7, len(names) - 0.3],
        "showgrid": False,
        "tickfont": {"size": theme.small},
    }
