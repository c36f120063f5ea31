"""The tray as a file (JSON, UTF-8), beside what it was made from: every figure whole, so that it stays as it was."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path

import pandas as pd

from analysis.briefing.briefing import PAPERS
from analysis.briefing.exhibit import KINDS, Behind, Exhibit, Grid, GridRow, Inputs, Making, Place
from analysis.briefing.tray import MOST_FIGURES, Tray
from analysis.errors import InputError
from analysis.exchange.writing import write_whole

FILE = "briefing.json"
LARGEST_FILE = 80 * 2**20  # bytes: sixty figures of many paragraphs
_VERSION = 1
_TEXTS = ("id", "key", "title", "counts", "alt", "caption")
_NUMPY = {"text": object, "count": "Int64", "number": float, "flag": bool}


def tray_file(tray: Tray) -> bytes:
    """The tray as a file."""
    held = {name: getattr(tray, name) for name in ("title", "author", "quotes", "paper", "formats")}
    figures = [_record(each) for each in tray.exhibits]
    return json.dumps({"parallax": "briefing", "version": _VERSION, **held, "figures": figures}).encode()


def keep_tray(tray: Tray, folder: Path) -> Path:
    """Write the tray to a folder; the file that stood there is replaced only when the new one is whole."""
    return write_whole(tray_file(tray), folder / FILE)


def kept_tray(folder: Path) -> Tray:
    """The tray kept in a folder; an empty one where there is none.

    Raises
    ------
    InputError
        The file cannot be used as it stands.
    """
    path = folder / FILE
    return read_tray(path.read_bytes(), str(path)) if path.is_file() else Tray()


def read_tray(content: bytes, name: str) -> Tray:
    """The tray that a file holds.

    Raises
    ------
    InputError
        The file is too large, no briefing that Parallax kept, or holds a figure that is not whole.
    """
    read = _read(content, name)
    figures = read.get("figures")
    if not isinstance(figures, list) or len(figures) > MOST_FIGURES:
        raise InputError(f"{name}: should hold a list of at most {MOST_FIGURES} figures.")
    exhibits = tuple(_exhibit(record, f"{name}: figure {place}") for place, record in enumerate(figures, 1))
    paper = read.get("paper")
    return Tray(
        exhibits=exhibits,
        title=str(read.get("title") or ""),
        author=str(read.get("author") or ""),
        quotes=read.get("quotes") is not False,
        paper=paper if paper in PAPERS else next(iter(PAPERS)),
        formats=_texts(read.get("formats")),
    )


def _read(content: bytes, name: str) -> dict:
    if len(content) > LARGEST_FILE:
        raise InputError(f"{name}: is larger than a briefing can be ({LARGEST_FILE // 2**20} MB at most).")
    try:
        read = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is no briefing: it is not JSON. Remove it, and add the figures anew.") from error
    if not isinstance(read, dict) or read.get("parallax") != "briefing" or read.get("version") != _VERSION:
        raise InputError(f"{name}: is no briefing of version {_VERSION}. Remove it, and add the figures anew.")
    return read


def _record(exhibit: Exhibit) -> dict:
    """A figure in plain values."""
    record = {field.name: getattr(exhibit, field.name) for field in fields(Exhibit)}
    record |= {name: asdict(record[name]) for name in ("place", "made", "inputs")}
    record["grid"] = asdict(exhibit.grid) if exhibit.grid else None
    record["frame"] = _frame_record(exhibit.frame)
    record["rests_on"] = [_frame_record(frame) for frame in exhibit.rests_on]
    record["behind"] = [asdict(each) for each in exhibit.behind]
    record["headings"] = dict(exhibit.headings)
    return record


def _exhibit(record: object, where: str) -> Exhibit:
    try:
        return _made_of(record)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{where} is not whole. Remove it from the file, and add it anew.") from error


def _made_of(record: Mapping) -> Exhibit:
    if record["kind"] not in KINDS:
        raise ValueError(record["kind"])
    place, inputs = record["place"], record["inputs"]
    return Exhibit(
        **{name: str(record[name]) for name in _TEXTS},
        kind=record["kind"],
        place=Place(
            str(place["page"]), {name: _texts(values) for name, values in place["asked"].items()}, dict(place["chosen"])
        ),
        made=Making(**{field.name: str(record["made"][field.name]) for field in fields(Making)}),
        inputs=Inputs(str(inputs["project"]), dict(inputs["articles"]), str(inputs["read_with"])),
        frame=_frame(record["frame"]),
        rests_on=tuple(map(_frame, record["rests_on"])),
        figure=record["figure"] and dict(record["figure"]),
        grid=record["grid"] and _grid(record["grid"]),
        anchors=tuple((str(label), _texts(ids)) for label, ids in record["anchors"]),
        behind=tuple(Behind(**each) for each in record["behind"]),
        headings=dict(record["headings"]),
    )


def _grid(record: Mapping) -> Grid:
    rows = tuple(GridRow(each["label"], _texts(each["cells"]), _texts(each["colours"])) for each in record["rows"])
    groups = tuple((str(label), int(span)) for label, span in record["groups"])
    return Grid(_texts(record["columns"]), rows, groups, str(record["key"]))


def _texts(values: Iterable | None) -> tuple[str, ...]:
    return tuple(map(str, values or ()))


def _frame_record(frame: pd.DataFrame) -> dict:
    """A frame by columns: of each its kind and its cells, None where one is unknown."""
    return {str(name): [_kind(frame[name]), _cells(frame[name])] for name in frame.columns}


def _kind(cells: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(cells):
        return "flag"
    if pd.api.types.is_integer_dtype(cells):
        return "count"
    return "number" if pd.api.types.is_numeric_dtype(cells) else "text"


def _cells(cells: pd.Series) -> list:
    plain = cells.astype(object)
    return [None if pd.isna(cell) else _plain(cell) for cell in plain]


def _plain(cell: object) -> object:
    """A cell as JSON has it; flags that stand among unknown ones stay flags."""
    if isinstance(cell, str | bool | int | float):
        return cell
    return cell.item() if hasattr(cell, "item") else str(cell)


def _frame(record: Mapping) -> pd.DataFrame:
    return pd.DataFrame({name: _column(kind, cells) for name, (kind, cells) in record.items()})


def _column(kind: str, cells: list) -> pd.Series:
    column = pd.Series(cells, dtype=object if kind == "text" else _NUMPY[kind])
    return column.astype("int64") if kind == "count" and column.notna().all() else column
