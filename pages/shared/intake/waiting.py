"""The articles on the tray: a table of all, one with its fields and paragraphs, and the button that adds them."""

import html

import streamlit as st

from analysis.exchange.reading import printable
from analysis.intake.arrivals import Arrival
from analysis.intake.confirming import TAKE, values_of
from analysis.intake.shown import arrivals_table, count_taken, parts_table, remarks, said_origins
from pages.shared.intake.fields import editable, edits_in, field_boxes, height_of
from pages.shared.intake.tray import (
    DONE,
    KNOWN,
    WRONG,
    Tray,
    add_ticked,
    changed,
    empty_tray,
    perspectives,
    tick,
    tray,
    write,
)
from pages.shared.labels import plain
from pages.shared.printed import prose
from pages.shared.project import the_project
from pages.shared.results import scope
from pages.shared.ways import way_to

_TALL = 72  # pixels of a row in which a paragraph begins on several lines
_CHOSEN, _TITLE, _EVERY = "intake-chosen", "intake-project-title", "intake-every-perspective"


def articles_table() -> None:
    """One row an article: whether to take it, and what is known of it, to be corrected."""
    held = tray()
    frame = arrivals_table(held.arrivals, held.answers, held.ticks)
    key = f"intake-table-{held.version}"
    columns = {TAKE: st.column_config.CheckboxColumn("Take", width=60, pinned=True)}
    columns |= editable(perspectives(), frame["language"].unique())
    columns |= {
        "parts": st.column_config.TextColumn("Taken", width=90, disabled=True, help="Paragraphs taken as the text"),
        "remarks": st.column_config.TextColumn("To know", width=320, disabled=True),
        "origins": st.column_config.TextColumn("Guessed from", width=320, disabled=True),
    }
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        column_config=columns,
        column_order=[TAKE, "title", "perspective", "author", "published", "language", "remarks", "outlet",
                      "translated", "parts", "origins", "url"],
        height=height_of(len(frame)),
        on_change=_keep_edits,
        args=(key, tuple(frame.index)),
        alt="The articles that wait, one a row. Each can be chosen below and edited there as well.",
    )  # fmt: skip


def perspective_for_all() -> None:
    """One perspective for every article that is to be taken and has none."""
    with st.form("intake-every", border=False), st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            "Perspective of every ticked article that has none", perspectives(), index=None,
            key=_EVERY, accept_new_options=True, placeholder="Choose, or write a new one", width=340,
        )  # fmt: skip
        st.form_submit_button("Set", on_click=_set_every)


def one_article() -> None:
    """The chosen article: its fields, what to know of it, and its paragraphs with their ticks."""
    held = tray()
    by_key = {arrival.key: arrival for arrival in held.arrivals}
    if st.session_state.get(_CHOSEN) not in by_key:
        st.session_state[_CHOSEN] = next(iter(by_key))
    st.selectbox(
        "Article", list(by_key), format_func=lambda key: _label(by_key[key], held), key=_CHOSEN,
        help="Its fields and paragraphs stand below",
    )  # fmt: skip
    arrival = by_key[st.session_state[_CHOSEN]]
    values = values_of(arrival, held.answers.get(arrival.key, {}))
    box = f"intake-{arrival.key}-{TAKE}"
    st.session_state[box] = bool(values[TAKE])
    st.checkbox("Take this article", key=box, on_change=_keep_field, args=(TAKE, box))
    field_boxes(values, f"intake-{arrival.key}", perspectives(), _keep_field)
    _say_known(arrival, held)
    _paragraphs(arrival, held)


def add_button() -> None:
    """The button that adds what is ticked; without a project of the reader’s own, a name for a new one."""
    held = tray()
    n = count_taken(held.arrivals, held.answers)
    project = the_project()
    if project is None:
        st.text_input(
            "Name of the new project", key=_TITLE, max_chars=200, placeholder="My articles", width=420,
            help="The built-in corpus is open and stays as it is",
        )  # fmt: skip
    where = f" to “{plain(project.title)}”" if project else " to a new project"
    with st.container(horizontal=True, gap="small", key="intake-actions"):
        st.button(
            f"Add {'one article' if n == 1 else f'{n:,} articles'}{where}",
            type="primary", disabled=n == 0, on_click=_add, key="intake-add",
        )  # fmt: skip
        st.button("Put all away", on_click=empty_tray, key="intake-empty", type="tertiary")


def say_told() -> None:
    """What came of the last step, and where to go on from there."""
    told = tray().told
    with st.container(key="intake-told"):  # also where nothing is told: the tabs below keep their place, and stay open
        for kind, said in told:
            {DONE: st.success, KNOWN: st.info, WRONG: st.error}[kind](plain(said))
        if any(kind == DONE for kind, _ in told):
            _lead_on()


def _lead_on() -> None:
    """The ways on from articles that were added; without events, also to where those are defined."""
    if not scope().events:
        prose(["No events yet: define them on Codebooks, and paragraphs are told apart by what they are about."])
    with st.container(horizontal=True, gap="small", key="intake-on"):
        way_to("pages/contrast/overview.py", "Read them on the Overview")
        if not scope().events:
            way_to("pages/work/codebooks.py", "Define events on Codebooks", {"book": "events"})
        way_to("pages/work/corpus.py", "See all articles of the project")


def _label(arrival: Arrival, held: Tray) -> str:
    title = values_of(arrival, held.answers.get(arrival.key, {}))["title"]
    return printable(f"{title} ({arrival.file})" if title else arrival.file)


def _say_known(arrival: Arrival, held: Tray) -> None:
    said = (f"From {arrival.file}.", *remarks(arrival, held.answers), *arrival.notes, _said_guessed(arrival))
    items = "".join(f"<li>{html.escape(text)}</li>" for text in said if text)
    st.html(f'<ul class="counts intake-known">{items}</ul>')


def _said_guessed(arrival: Arrival) -> str:
    origins = said_origins(arrival)
    return f"Guessed, so check it. {origins[:1].upper()}{origins[1:]}." if origins else ""


def _paragraphs(arrival: Arrival, held: Tray) -> None:
    frame = parts_table(arrival, held.ticks.get(arrival.key, {}))
    n = int(frame["taken"].sum())
    st.html(f'<p class="counts">{n:,} of {len(frame):,} paragraphs are taken as the article’s text.</p>')
    key = f"intake-parts-{arrival.key}-{held.version}"
    column = st.column_config
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        column_config={
            "taken": column.CheckboxColumn("In", width=50, pinned=True),
            "number": column.NumberColumn("¶", width=45),
            "words": column.NumberColumn("Words", width=60),
            "why": column.TextColumn("Why not", width=170),
            "text": column.TextColumn("Text", width=460),
        },
        column_order=["taken", "number", "text", "why", "words"],
        disabled=["number", "words", "why", "text"],
        height=height_of(len(frame), _TALL),
        row_height=_TALL,
        on_change=_keep_ticks,
        args=(key, arrival.key),
        alt="The paragraphs of the article, one a row, with a tick for each that is taken as its text.",
    )
    with st.expander("Read it, as it would be added"):
        st.html("".join(_as_added(row.text, row.taken, row.why) for row in frame.itertuples()))
    with st.container(horizontal=True, gap="small", key="intake-ticks"):
        places = range(len(arrival.parts))
        st.button("Tick every paragraph", on_click=_tick_all, args=(arrival.key, dict.fromkeys(places, True)))
        proposed = {place: part.taken for place, part in enumerate(arrival.parts)}
        st.button("As proposed", on_click=_tick_all, args=(arrival.key, proposed))


def _as_added(text: str, taken: bool, why: str) -> str:
    """A paragraph as a reader sees it: what is left out is small and struck through, and says why."""
    if taken:
        return f'<p class="intake-in">{html.escape(text)}</p>'
    return f'<p class="counts"><s>{html.escape(text)}</s> ({html.escape(why or "left out by you")})</p>'


def _keep_edits(key: str, arrivals: tuple[str, ...]) -> None:
    """Callback: what was edited in the table."""
    for row, changes in edits_in(key).items():
        write(arrivals[row], {field: "" if value is None else value for field, value in changes.items()})


def _keep_field(field: str, box: str) -> None:
    """Callback: what was edited in a box of the chosen article."""
    value = st.session_state[box]
    write(st.session_state[_CHOSEN], {field: value.strip() if isinstance(value, str) else value or ""})
    changed()


def _keep_ticks(key: str, arrival: str) -> None:
    """Callback: which paragraphs were ticked."""
    tick(arrival, {row: bool(changes["taken"]) for row, changes in edits_in(key).items() if "taken" in changes})


def _tick_all(arrival: str, places: dict[int, bool]) -> None:
    """Callback: these ticks for the paragraphs of an article."""
    tick(arrival, places)
    changed()


def _set_every() -> None:
    """Callback: the perspective for all that have none."""
    held, name = tray(), (st.session_state.get(_EVERY) or "").strip()
    for arrival in held.arrivals:
        values = values_of(arrival, held.answers.get(arrival.key, {}))
        if values[TAKE] and not values["perspective"] and name:
            write(arrival.key, {"perspective": name})
    changed()


def _add() -> None:
    """Callback: add what is ticked."""
    add_ticked(st.session_state.get(_TITLE) or "")
