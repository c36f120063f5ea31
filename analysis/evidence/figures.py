"""Figures of a benchmark as tables: plain ones as names and values, nested ones as a table of their own."""

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

_LABELS = {
    "n": "decisions",
    "f1": "F1",
    "macro_f1": "macro-F1",
    "macro_f1_always_neutral": "macro-F1 of always answering neutral",
    "not_found": "actors not found (counted as neutral)",
    "per_class": "by code",
    "per_phenomenon": "by phenomenon, the worst first",
}
_INTERVAL = "_interval"  # what ends so is the 95 % interval of the figure that is named before it
_WORST_FIRST = ("per_phenomenon", "accuracy")
_WORST_SAID = 3


def flat_figures(figures: Mapping) -> list[tuple[str, str]]:
    """The names and values of the figures that are not nested; an interval stands behind its figure."""
    ends = {name.removesuffix(_INTERVAL): each for name, each in figures.items() if name.endswith(_INTERVAL)}
    plain = [name for name, each in figures.items() if not isinstance(each, Mapping)]
    return [
        (figure_label(name), shown_figure(figures[name]) + _between(ends.get(name)))
        for name in plain
        if not (name.endswith(_INTERVAL) and name.removesuffix(_INTERVAL) in figures)
    ]


def nested_figures(figures: Mapping, above: str = "") -> Iterator[tuple[str, pd.DataFrame]]:
    """Each nested part of the figures with its title: one row per entry, or names and values, as deep as it goes."""
    for name, part in figures.items():
        if not isinstance(part, Mapping) or not part:
            continue
        title = ", ".join(each for each in (above, figure_label(name)) if each)
        if all(isinstance(row, Mapping) and not _is_nested(row) for row in part.values()):
            yield title, _rows(part, name)
            continue
        if flat := flat_figures(part):
            yield title, pd.DataFrame(flat, columns=["Figure", "Value"])
        yield from nested_figures(part, title)


def say_failures(parts: Iterable[tuple[str, pd.DataFrame]]) -> str:
    """On what it fails most, as a sentence: the worst phenomena of the first table of them; empty without one."""
    tables = [table for title, table in parts if title.endswith(figure_label(_WORST_FIRST[0]))]
    if not tables or _WORST_FIRST[1] not in tables[0]:
        return ""
    worst = tables[0].head(_WORST_SAID)
    n = figure_label("n")
    said = [f"{row['']} ({row['accuracy']} of {row.get(n, '?')})" for row in worst.to_dict("records")]
    return f"It is right least often on {', '.join(said[:-1])}{' and ' if said[:-1] else ''}{said[-1]}."


def figure_label(name: str) -> str:
    """A figure's name as readers see it."""
    return _LABELS.get(str(name), str(name).replace("_", " "))


def shown_figure(figure: object) -> str:
    """A figure as readers see it: three digits, thousands parted, an unknown one as a dash."""
    if isinstance(figure, bool) or figure is None:
        return str(figure) if figure is not None else "–"
    if isinstance(figure, float):
        return "–" if figure != figure else f"{figure:.3g}" if abs(figure) < 1000 else f"{figure:,.0f}"
    if isinstance(figure, list | tuple):
        return ", ".join(map(shown_figure, figure))
    return f"{figure:,}" if isinstance(figure, int) else str(figure)


def _between(ends: object) -> str:
    return f" ({shown_figure(ends[0])} to {shown_figure(ends[1])})" if isinstance(ends, list) and len(ends) == 2 else ""


def _is_nested(row: Mapping) -> bool:
    return any(isinstance(each, Mapping) for each in row.values())


def _rows(part: Mapping[str, Mapping], name: str) -> pd.DataFrame:
    entries = list(part.items())
    if name == _WORST_FIRST[0]:
        entries.sort(key=lambda entry: entry[1].get(_WORST_FIRST[1], float("inf")))
    rows = [{"": figure_label(entry), **dict(flat_figures(row))} for entry, row in entries]
    return pd.DataFrame(rows).fillna("–")
