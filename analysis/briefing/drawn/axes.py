"""The axes of a figure of Plotly's: their ends, and ticks that a program with even steps can draw."""

import math
import re
from collections.abc import Iterable, Mapping

import numpy as np

from analysis.briefing.drawn.native import Axis
from analysis.briefing.drawn.values import numbers, plain, texts

_TICKS = 5  # wanted on an axis that does not say
_NUMBER = re.compile(r"[+−-]?\d+(\.\d+)?%?")
_SLACK = 1e-9


def with_numbered_places(traces: list[Mapping], layout: Mapping) -> tuple[list[Mapping], Mapping]:
    """The same figure with a number in the place of each name on its axes, and the names as their ticks."""
    named: dict[str, list[str]] = {}
    for trace in traces:
        for letter in "xy":
            if _is_named(trace.get(letter)):
                known = named.setdefault(_key(trace, letter), [])
                known += [name for name in trace[letter] if name not in known]
    axes = {
        key: {**layout.get(key, {}), "tickvals": list(range(len(names))), "ticktext": names}
        for key, names in named.items()
    }
    return [_numbered(trace, named) for trace in traces], {**layout, **axes}


def _is_named(values: object) -> bool:
    return isinstance(values, list | tuple | np.ndarray) and any(isinstance(value, str) for value in values)


def _key(trace: Mapping, letter: str) -> str:
    return f"{letter}axis{(trace.get(f'{letter}axis') or letter)[1:]}"


def _numbered(trace: Mapping, named: Mapping[str, list[str]]) -> Mapping:
    places = {
        letter: [named[_key(trace, letter)].index(name) for name in trace[letter]]
        for letter in "xy"
        if _is_named(trace.get(letter))
    }
    return {**trace, **places}


def axis_of(layout: Mapping, name: str, values: Iterable[float], across: bool) -> Axis:
    """The axis "x2" or "y" of a layout; values: those drawn on it, intervals too.

    An axis across ends at a tick where the figure leaves room for words beyond; they then stand outside.
    """
    given = layout.get(f"{name[0]}axis{name[1:]}", {})
    title = " ".join(plain((given.get("title") or {}).get("text")).split("\n"))
    ends = numbers(given.get("range")) or _ends(values)
    low, high, backwards = min(ends), max(ends), ends[0] > ends[-1]
    ticks = numbers(given.get("tickvals"))
    labels = texts(given.get("ticktext"), len(ticks)) if given.get("ticktext") is not None else []
    if labels and not _are_numbers(ticks, labels):
        return Axis(low, high, title, names=tuple(zip(ticks, labels, strict=True)), backwards=backwards)
    if given.get("visible") is False or given.get("showticklabels") is False:
        return Axis(low, high, title, names=(), backwards=backwards)
    step = _step(ticks, low, high)
    low, high = _on_ticks(low, high, step, list(values), ticks, across)
    return Axis(low, high, title, step, _form(given.get("tickformat"), labels, step), backwards=backwards)


def _ends(values: Iterable[float]) -> list[float]:
    known = [value for value in values if value is not None] or [0.0, 1.0]
    return [min(0.0, *known), max(known) or 1.0]


def _are_numbers(ticks: list[float], labels: list[str]) -> bool:
    """Whether the labels say no more than the places, signs aside."""
    if len(ticks) < 2 or not all(_NUMBER.fullmatch(label) for label in labels):
        return False
    read = [float(label.strip("+−-%")) for label in labels]
    return all(math.isclose(abs(tick), said, abs_tol=1e-6) for tick, said in zip(ticks, read, strict=True))


def _step(ticks: list[float], low: float, high: float) -> float:
    if len(ticks) > 1:
        return abs(ticks[1] - ticks[0])
    rough = (high - low) / _TICKS
    size = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    return next(each * size for each in (1, 2, 5, 10) if each * size >= rough - _SLACK)


def _on_ticks(
    low: float, high: float, step: float, values: list, ticks: list[float], across: bool
) -> tuple[float, float]:
    """Ends that ticks counted from the lower one fall on, wide enough for all that is drawn."""
    known = [value for value in values if value is not None and low <= value <= high]
    inside = [tick for tick in ticks if low <= tick <= high] or [math.ceil(low / step - _SLACK) * step]
    lowest = min([inside[0], *known])
    started = math.floor(round(lowest / step, 6)) * step
    last = max([*inside, math.floor(high / step + _SLACK) * step if not ticks else inside[-1]])
    if across:
        ended = max([last, *(math.ceil(round(value / step, 6)) * step for value in known)])
        if math.isclose(low, -high):
            ended = max(ended, -started)
            started = -ended
    else:  # words above the highest tick have their room within: no tick may name it
        ended = min(high, last + 0.99 * step) if ticks else high
    return _rounded(started), _rounded(ended)


def _rounded(value: float) -> float:
    return round(value, 9) + 0.0


def _form(tickformat: str | None, labels: list[str], step: float) -> str:
    """Excel's number format: with a real minus, a plus where the figure has one, as many decimals as the step needs."""
    decimals = max(0, -math.floor(math.log10(step) + 1e-6)) if step < 1 else 0
    if (tickformat or "").endswith("%"):
        return "0%"
    known = "0" + ("." + "0" * decimals if decimals else "")
    plus = "+" if (tickformat or "").startswith("+") or any(label.startswith("+") for label in labels) else ""
    minus = "−" if not labels or any(label.startswith(("−", "-")) for label in labels) else ""
    return f'{plus}{known};"{minus}"{known};0'
