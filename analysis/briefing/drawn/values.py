"""What stands in a figure of Plotly's: numbers as lists, labels as plain text, colours as `#RRGGBB`."""

import base64
import html
import re
from collections.abc import Iterable, Mapping

import numpy as np

INK = "#1F2328"
_TAG, _BREAK = re.compile(r"<[^>]*>"), re.compile(r"<br\s*/?>")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def numbers(values: object) -> list:
    """The values of a trace, however they are kept; unknown is None, and there is no minus zero."""
    if isinstance(values, Mapping) and "bdata" in values:
        values = np.frombuffer(base64.b64decode(values["bdata"]), dtype=np.dtype(values["dtype"]))
    listed = [] if values is None else list(values) if isinstance(values, Iterable) else [values]
    return [number(each) for each in listed]


def number(value: object) -> float | None:
    """A number, or None where it is unknown."""
    if value is None or isinstance(value, str):
        return None
    value = float(value)
    return None if value != value else 0.0 if value == 0 else value


def texts(values: object, n: int) -> list[str]:
    """The labels of n marks: one each, or the same for all."""
    if values is None:
        return [""] * n
    if isinstance(values, str):
        return [plain(values)] * n
    return [plain(each) for each in values]


def each_of(values: object, n: int, otherwise: object) -> list:
    """What n marks have: one each, or the same for all, or `otherwise`."""
    if values is None:
        return [otherwise] * n
    if isinstance(values, Mapping):
        return numbers(values)
    if isinstance(values, str) or not isinstance(values, Iterable):
        return [values] * n
    return list(values)


def plain(text: object) -> str:
    """A label without Plotly's markup: figures hold text of the corpus escaped, so that tags are the chart's own."""
    lines = _TAG.sub("", _BREAK.sub("\n", "" if text is None else str(text)))
    return html.unescape(lines).replace("\u00a0", " ").strip()


def bold(text: object) -> bool:
    """Whether a label is set in bold."""
    return "<b>" in str(text)


def colour(value: object, otherwise: str = INK) -> str:
    """A colour as `#RRGGBB`; `otherwise` where it is transparent, a scale, or none."""
    return value if isinstance(value, str) and _HEX.fullmatch(value) else otherwise


def transparent(value: object) -> bool:
    """Whether nothing is to be seen of it."""
    return isinstance(value, str) and value.replace(" ", "").endswith(",0)")
