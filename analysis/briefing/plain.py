"""Frames and figures in plain values, so that they can be kept in a file, compared, and written in any format."""

from base64 import b64decode
from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go


def plain_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with a text in the place of each list, its rows numbered anew."""
    texts = {name: frame[name].astype(object).map(_joined) for name in frame.columns if _is_text(frame[name])}
    return frame.assign(**texts).reset_index(drop=True)


def plain_figure(figure: go.Figure) -> dict:
    """The figure as Plotly's JSON in lists, texts and numbers alone; an unknown number is None. Without template."""
    made = _plain(figure.to_plotly_json())
    made["layout"].pop("template", None)
    return made


def _is_text(cells: pd.Series) -> bool:
    return not pd.api.types.is_numeric_dtype(cells)


def _joined(cell: object) -> object:
    return "; ".join(map(str, cell)) if isinstance(cell, list | tuple) else cell


def _plain(value: object) -> object:
    if isinstance(value, Mapping) and "bdata" in value:  # Plotly's way to write an array
        return _plain(_unpacked(value))
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, np.ndarray | pd.Series | pd.Index):
        return [_plain(each) for each in value.tolist()]
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, np.generic):
        return _plain(value.item())
    return None if isinstance(value, float) and value != value else value


def _unpacked(array: Mapping) -> np.ndarray:
    values = np.frombuffer(b64decode(array["bdata"]), dtype=array["dtype"])
    return values.reshape([int(size) for size in array["shape"].split(",")]) if "shape" in array else values
