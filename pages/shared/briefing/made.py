"""The pack of the briefing: the button that makes it, and what its writers are given."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit

import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.briefing import DEFAULT_TITLE, Briefing, Picture
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.house.house import House, exhibit_in
from analysis.briefing.pack import pack_bytes, pack_name
from analysis.briefing.quoting_bounds import quoted_within
from analysis.briefing.tray import Tray
from analysis.briefing.versions import versions
from analysis.charts.theme import print_figure
from pages.shared.briefing.house import draw_house_style
from pages.shared.briefing.packing import draw_pack_button
from pages.shared.briefing.tray import the_tray
from pages.shared.project import BUILT_IN, the_project
from pages.shared.results import results, scope


def make_pack(formats: frozenset[str]) -> None:
    """The house style, and the button that makes the pack of what is chosen."""
    house = draw_house_style(key="briefing-house")
    tray = in_colours_of(house, the_tray())
    drawn = {each.id: partial(drawn_for_print, each) for each in tray.exhibits if each.figure}
    names = {each.id: each.heading for each in tray.exhibits}
    draw_pack_button(partial(_packed, tray, house), drawn, sorted(formats), key="briefing-pack", names=names)


def in_colours_of(house: House, tray: Tray) -> Tray:
    """The tray with its figures in the colours of the house."""
    return replace(tray, exhibits=tuple(exhibit_in(house, each, scope()) for each in tray.exhibits))


def drawn_for_print(exhibit: Exhibit) -> go.Figure:
    """The figure as a picture has it: caption, counts, ID, source and limits on it."""
    return print_figure(go.Figure(exhibit.figure), exhibit.heading, exhibit.counts, exhibit.made.foot(exhibit.id))


def _packed(
    tray: Tray,
    house: House,
    formats: frozenset[str],
    pictures: Mapping[str, Picture],
    told: Callable[[float, str], None],
) -> tuple[str, bytes]:
    briefing = briefing_of(tray, house, pictures)
    return pack_name(briefing), pack_bytes(briefing, formats, told)


def briefing_of(tray: Tray, house: House, pictures: Mapping[str, Picture]) -> Briefing:
    """What the writers are given; no more of an article is quoted than may go out."""
    project = the_project()
    whole = Briefing(
        title=tray.title or DEFAULT_TITLE,
        exhibits=tray.exhibits,
        documents=results().documents,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        author=tray.author,
        corpus=project.title if project else BUILT_IN,
        quotes=tray.quotes,
        paper=tray.paper,
        address=_address(),
        house=house,
        pictures=pictures,
        versions=versions(),
    )
    return quoted_within(whole)


def _address() -> str:
    """Where the dashboard answers, without its page: links of the pack lead back there."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
