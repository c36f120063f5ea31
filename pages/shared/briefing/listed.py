"""The figures of a briefing, one below the other: captions, order, what changed since, and how each looks."""

import html
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.address import asked_for
from analysis.briefing.exhibit import Exhibit
from analysis.briefing.house.house import exhibit_in
from analysis.briefing.numbers.numbers import say_unfounded, unfounded
from analysis.briefing.tray import LONGEST_CAPTION
from analysis.charts.theme import WIDTH, print_figure
from analysis.contrast.counts import amount
from pages.shared.briefing.citing import draw_citation
from pages.shared.briefing.house_held import the_house
from pages.shared.briefing.taking import inputs_here
from pages.shared.briefing.tray import change_tray, the_tray
from pages.shared.printed import table
from pages.shared.results import scope
from pages.shared.ways import way_to

_KINDS = {"chart": "Chart", "table": "Table", "passages": "Passages", "fact": "Fact"}
_PREVIEW = "briefing-preview"
_ROWS_SEEN = 12
_STYLE = """<style>
[class*="st-key-briefing-figure-"] { border-top: 1px solid var(--rule); padding-top: .9rem; margin-bottom: .75rem; }
.briefing-n { font: 400 1.5rem/1.3 var(--serif); color: var(--muted); margin: 0; min-width: 1.6rem; }
[class*="st-key-briefing-figure-"] textarea { font: 600 1.15rem/1.35 var(--serif); }
[class*="st-key-briefing-seen-"] { overflow-x: auto; } /* a slide is wider than a phone: it is moved sideways */
[class*="st-key-briefing-seen-"] :is(.stPlotlyChart, [data-testid="stElementContainer"]) { min-width: 960px; }
.briefing-id { font-variant-numeric: tabular-nums; white-space: nowrap; }
</style>"""


def say_no_figure() -> None:
    """The empty briefing: what belongs in it, and the ways to a first figure."""
    with st.container(border=True, key="no-figure"):
        st.html('<h2 class="finding">There is no figure in the briefing yet.</h2>')
        st.html(
            '<p class="counts">Choose “Add to briefing” below any chart or table, beside a passage, or at a fact. It '
            "is put aside as it stands, with the filters of that moment.</p>"
        )
        with st.container(horizontal=True, gap="medium", key="no-figure-ways"):
            way_to("pages/contrast/overview.py", "Overview")
            way_to("pages/contrast/authors.py", "The tellings compared")
            way_to("pages/reading/facts.py", "The ledger of facts")


def show_figures() -> None:
    """Every figure of the tray, in order."""
    tray = the_tray()
    st.html(f'{_STYLE}<p class="counts">{amount(len(tray.exhibits), "figure")}, in this order.</p>')
    for place, exhibit in enumerate(tray.exhibits, 1):
        with st.container(key=f"briefing-figure-{exhibit.id}", gap="small"):
            _show(exhibit, place, len(tray.exhibits))


def _show(exhibit: Exhibit, place: int, of: int) -> None:
    with st.container(horizontal=True, gap="small", key=f"briefing-head-{exhibit.id}"):
        st.html(f'<p class="briefing-n">{place}</p>', width="content")
        _caption(exhibit)
    st.html(f'<p class="counts">{html.escape(exhibit.counts)}</p>')
    st.html(
        f'<p class="counts">{_KINDS[exhibit.kind]} · <span class="briefing-id">ID {exhibit.id}</span> · '
        f"{html.escape(_where(exhibit))}</p>"
    )
    _say_doubts(exhibit)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"briefing-acts-{exhibit.id}"):
        _act("Up", exhibit, partial(_move, exhibit.id, -1), place == 1)
        _act("Down", exhibit, partial(_move, exhibit.id, 1), place == of)
        _act("Remove", exhibit, partial(_remove, exhibit.id))
        open_now = st.session_state.get(_PREVIEW) == exhibit.id
        _act("Close" if open_now else "Preview", exhibit, partial(_preview, None if open_now else exhibit.id))
        draw_citation(exhibit, key=f"briefing-cite-{exhibit.id}")
        _way_back(exhibit)
    if st.session_state.get(_PREVIEW) == exhibit.id:
        _draw(exhibit)


def _where(exhibit: Exhibit) -> str:
    """The page that it is of, with what was chosen there: "authors; topic europe"."""
    asked = [f"{name} {', '.join(values)}" for name, values in exhibit.place.asked.items()]
    return "; ".join([f"from the page {exhibit.place.page.split('/')[-1]}", *asked, *exhibit.place.chosen.values()])


def _caption(exhibit: Exhibit) -> None:
    """The field of its caption: the finding, until the reader writes another."""
    key = f"briefing-caption-{exhibit.id}"
    st.session_state.setdefault(key, exhibit.heading)
    st.text_area(
        "Caption", key=key, max_chars=LONGEST_CAPTION, height="content", label_visibility="collapsed",
        on_change=_take_caption, args=(exhibit.id,),
    )  # fmt: skip


def _say_doubts(exhibit: Exhibit) -> None:
    """What a reader should know before this goes out: changed articles, and numbers that the data do not have."""
    said = []
    if exhibit.inputs != inputs_here():
        said.append(
            "The articles or codebooks have changed since this was put aside. Open it on its page to see it as it "
            "would be now."
        )
    if strange := unfounded(exhibit):
        said.append(say_unfounded(strange))
    if said:
        st.html(f'<p class="limits" role="status">{html.escape(" ".join(said))}</p>')


def _way_back(exhibit: Exhibit) -> None:
    asked = asked_for(exhibit.id, exhibit.place, exhibit.inputs.project)
    way_to(f"pages/{exhibit.place.page}.py", "Open on its page", asked)


def _draw(exhibit: Exhibit) -> None:
    """The figure as it goes into the pack."""
    if exhibit.figure:
        house, _ = the_house()
        figure = go.Figure(exhibit_in(house, exhibit, scope()).figure)
        # The foot is set at the edge by the export, which knows the drawn chart's margins: here it stands below.
        drawn = print_figure(figure, exhibit.heading, exhibit.counts, "")
        with st.container(key=f"briefing-seen-{exhibit.id}"):
            st.plotly_chart(
                drawn, theme=None, width=WIDTH, config={"staticPlot": True}, alt=exhibit.alt,
                key=f"briefing-drawn-{exhibit.id}",
            )  # fmt: skip
        st.html(f'<p class="counts">{html.escape(exhibit.made.foot(exhibit.id))}</p>')
        return
    seen = exhibit.frame.rename(columns=dict(exhibit.headings)).head(_ROWS_SEEN)
    table(seen, exhibit.title)
    if len(exhibit.frame) > _ROWS_SEEN:
        st.caption(f"{_ROWS_SEEN} of {len(exhibit.frame)} rows; the workbook has all.")


def _act(label: str, exhibit: Exhibit, done: object, disabled: bool = False) -> None:
    key = f"briefing-{label.lower()}-{exhibit.id}"
    st.button(label, on_click=done, disabled=disabled, key=key, type="tertiary", help=f"{label}: {exhibit.id}")


def _move(figure_id: str, by: int) -> None:
    change_tray(lambda tray: tray.moved(figure_id, by))


def _remove(figure_id: str) -> None:
    st.session_state.pop(f"briefing-caption-{figure_id}", None)
    change_tray(lambda tray: tray.without(figure_id))


def _preview(figure_id: str | None) -> None:
    st.session_state[_PREVIEW] = figure_id


def _take_caption(figure_id: str) -> None:
    """Callback: keep the caption; an empty field gets the finding back."""
    key = f"briefing-caption-{figure_id}"
    change_tray(lambda tray: tray.captioned(figure_id, st.session_state[key]))
    held = next(each for each in the_tray().exhibits if each.id == figure_id)
    st.session_state[key] = held.heading
