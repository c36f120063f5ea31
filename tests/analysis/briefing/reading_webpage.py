"""A web page as a test reads it: its tables as frames of what is written, and the figures that its script draws."""

import base64
import gzip
import json
import re

import pandas as pd
from lxml import html


def opened(content: bytes) -> html.HtmlElement:
    return html.document_fromstring(content.decode("utf-8"))


def figure_in_page(page: html.HtmlElement, number: int) -> pd.DataFrame:
    """The numbers of a figure as they are written, in texts."""
    table = page.get_element_by_id(f"figure-{number}").find('.//table[@class="numbers"]')
    head = [cell.text_content() for cell in table.findall("thead/tr/th")]
    rows = [[cell.text_content() for cell in row] for row in table.findall("tbody/tr")]
    return pd.DataFrame(rows, columns=head, dtype=object)


def drawn_figures(page: html.HtmlElement) -> dict[str, dict]:
    """The figures that the page draws, by their numbers, as Plotly's JSON."""
    packed = page.get_element_by_id("packed-figures").text
    return json.loads(gzip.decompress(base64.b64decode(packed)))["figures"]


def same_numbers(frame: pd.DataFrame, read: pd.DataFrame) -> bool:
    """Whether a table says what a frame holds, as exactly as it is written; unknown is empty."""
    if len(frame) != len(read) or len(frame.columns) != len(read.columns):
        return False
    return all(
        says(text, cell)
        for at in range(len(frame.columns))
        for cell, text in zip(frame.iloc[:, at], read.iloc[:, at], strict=True)
    )


def says(text: str, cell: object) -> bool:
    """Whether a text says the value of a cell, within half of its last digit."""
    if isinstance(cell, str):
        return " ".join(text.split()) == " ".join(cell.split())
    if cell is None or pd.isna(cell):
        return text == ""
    if pd.api.types.is_bool(cell):
        return text == ("yes" if cell else "no")
    plain = text.replace(",", "").replace("−", "-")
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", plain) is not None and abs(float(plain) - cell) <= _half(plain)


def _half(written: str) -> float:
    """Half of the last digit that is written."""
    digits, _, power = written.partition("e")
    return 0.5000001 * 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))
