"""Taking a chart away: PNG and SVG drawn in the reader's own browser, and the numbers as CSV.

The server needs no browser: the page draws the print figure out of sight, embeds the fonts in the SVG (an SVG
drawn as an image cannot the page's), and saves it, or paints it on a canvas of 3200 x 1800 pixels.
"""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.charts.theme import EDGE, FOOT, FOOT_EDGE, HEIGHT, WIDTH
from analysis.exchange.writing import csv_bytes
from pages.shared.serving import PLOTLY_ADDRESS

PNG_WIDTH = 3200

_HTML = '<div data-bar role="group"></div>'
_FRONTEND = Path(__file__).parent / "frontend"


def download_row(
    print_chart: Callable[[], go.Figure], frame: pd.DataFrame, *, filename: str, title: str, key: str
) -> None:
    """The row of downloads of one chart: PNG and SVG of `print_chart`, and `frame`, the numbers drawn, as CSV.

    Call it inside an `st.fragment`: a picture asked for reruns what is around it.
    """
    with st.container(horizontal=True, gap="small", width="content", key=f"{key}-downloads"):
        picture_buttons(print_chart, filename=filename, title=title, key=f"{key}-pictures")
        st.download_button(
            "CSV",
            _csv_of(frame),
            f"{filename}.csv",
            "text/csv",
            on_click="ignore",
            key=f"{key}-csv",
            help="The numbers drawn, as a table",
        )


def picture_buttons(print_chart: Callable[[], go.Figure], *, filename: str, title: str, key: str) -> None:
    """Buttons that save the figure of `print_figure` as PNG and as SVG, in the reader's browser.

    The figure is made and sent only when a reader asks for a picture: a page of charts answers a filter sooner.
    """
    # Declared at each use: the server imports this module before its component registry stands.
    component = st.components.v2.component(
        "parallax_export", html=_HTML, css=frontend("export.css"), js=frontend("drawing.js", "export.js")
    )
    asked = st.session_state.pop(f"{key}-asked", None)
    data = {"filename": filename, "title": title, "asked": asked}
    component(
        key=key,
        width="content",
        data=data | print_terms() | {"figure": print_chart().to_json()} if asked else data,
        on_asked_change=partial(_remember_wish, key),
    )


def _remember_wish(key: str) -> None:
    st.session_state[f"{key}-asked"] = st.session_state[key]["asked"]


def print_terms() -> dict:
    """What the browser needs, beside a figure, to draw it for print."""
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "png_width": PNG_WIDTH,
        "plotly": PLOTLY_ADDRESS,
        "fonts": shipped_fonts(),
        "edges": {"foot": FOOT, "side": EDGE, "bottom": FOOT_EDGE},
    }


@cache
def frontend(*names: str) -> str:
    """Scripts or styles of the frontend, joined to one."""
    return "\n".join((_FRONTEND / name).read_text(encoding="utf-8") for name in names)


def _csv_of(frame: pd.DataFrame) -> Callable[[], bytes]:
    return lambda: csv_bytes(frame)


@cache
def shipped_fonts() -> list[dict[str, str]]:
    """The fonts of Streamlit's own pages, as installed: family, weight, style and address. The file names carry hashes.

    Raises
    ------
    FileNotFoundError
        This Streamlit ships the font under another name.
    """
    media = Path(st.__file__).parent / "static" / "static" / "media"
    wanted = {
        ("Source Sans", "normal"): "SourceSansVF-Upright*.woff2",
        ("Source Sans", "italic"): "SourceSansVF-Italic*.woff2",
        ("Source Serif", "normal"): "SourceSerifVariable-Roman*.woff2",
    }
    fonts = []
    for (family, style), pattern in wanted.items():
        file = next(media.glob(pattern), None)
        if file is None:
            raise FileNotFoundError(f"{media} has no {pattern}: this version of Streamlit ships other fonts.")
        weight = "100 900"
        fonts.append({"family": family, "style": style, "weight": weight, "address": f"static/media/{file.name}"})
    return fonts
