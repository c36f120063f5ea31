"""The fields of an article as a person edits them: columns of a table, and boxes for one article alone."""

from collections.abc import Callable, Iterable, Mapping

import streamlit as st

from analysis.intake.language import LANGUAGES, language_name

LABELS = {
    "title": "Title",
    "author": "Author",
    "outlet": "Outlet",
    "published": "Date",
    "language": "Language",
    "perspective": "Perspective",
    "translated": "Translation",
    "url": "Address",
}
_DATE_HELP = "2021-03-24, 2021-03 or 2021"
_LONGEST = 500
_ROW, _TALLEST = 35, 630  # pixels of a row, and of a table


def editable(perspectives: Iterable[str], languages: Iterable[str]) -> dict[str, object]:
    """How the fields are shown in a table where each can be edited."""
    column = st.column_config
    return {
        "title": column.TextColumn(LABELS["title"], width=230, max_chars=_LONGEST),
        "author": column.TextColumn(LABELS["author"], width=120, max_chars=_LONGEST),
        "outlet": column.TextColumn(LABELS["outlet"], width=130, max_chars=_LONGEST),
        "published": column.TextColumn(LABELS["published"], width=100, max_chars=40, help=_DATE_HELP),
        "language": column.SelectboxColumn(
            LABELS["language"], width=105, options=_codes(languages), format_func=language_name
        ),
        "perspective": column.SelectboxColumn(
            LABELS["perspective"],
            width=110, options=["", *perspectives],
            help="New names are made with the article chosen below",
        ),
        "translated": column.CheckboxColumn(LABELS["translated"], width=115),
        "url": column.TextColumn(LABELS["url"], width=160, max_chars=_LONGEST),
    }  # fmt: skip


def height_of(n_rows: int, row: int = _ROW) -> int:
    """The height of a table of so many rows, each `row` high, in pixels; what does not fit is scrolled to."""
    return min(_TALLEST, n_rows * row + _ROW) + 3


def edits_in(key: str) -> Mapping[int, Mapping[str, object]]:
    """What a person has edited in a table, by the row’s number and the column."""
    state = st.session_state.get(key) or {}
    return {int(row): dict(changes) for row, changes in state["edited_rows"].items()} if "edited_rows" in state else {}


def field_boxes(
    values: Mapping[str, object], key: str, perspectives: Iterable[str], on_change: Callable[[str, str], None]
) -> None:
    """A box for each field of one article; `on_change` is called with the field and the key of its box."""
    with st.container(key=f"{key}-fields"):
        wide, middle, narrow = st.columns([2, 1, 1])
        _text("title", wide, values, key, on_change)
        _text("author", middle, values, key, on_change)
        _text("outlet", narrow, values, key, on_change)
        first, second, third, fourth = st.columns([1, 1, 1, 1], vertical_alignment="bottom")
        _text("published", first, values, key, on_change, help=_DATE_HELP)
        options = _codes([str(values["language"] or "")])
        _select("language", second, values, key, on_change, options, language_name)
        names = list(dict.fromkeys(filter(None, [*perspectives, str(values["perspective"] or "")])))
        _select("perspective", third, values, key, on_change, names, str, accept_new_options=True)
        box = f"{key}-translated"
        st.session_state[box] = bool(values["translated"])
        fourth.checkbox("It is a translation", key=box, on_change=on_change, args=("translated", box))
        _text("url", st, values, key, on_change)


def _text(field: str, place, values: Mapping[str, object], key: str, on_change, help: str | None = None) -> None:
    box = f"{key}-{field}"
    st.session_state[box] = str(values[field] or "")
    place.text_input(LABELS[field], key=box, max_chars=_LONGEST, help=help, on_change=on_change, args=(field, box))


def _select(field: str, place, values, key: str, on_change, options, label, accept_new_options: bool = False) -> None:
    box, unset = f"{key}-{field}", "Choose, or write a new one" if accept_new_options else "Not known"
    st.session_state[box] = values[field] or None
    place.selectbox(
        LABELS[field], options, format_func=label, key=box, index=None, on_change=on_change, args=(field, box),
        accept_new_options=accept_new_options, placeholder=unset,
    )  # fmt: skip


def _codes(more: Iterable[str]) -> list[str]:
    """The languages that can be chosen, by their names’ alphabet, and any others that are stated."""
    return list(dict.fromkeys([*sorted(LANGUAGES, key=LANGUAGES.get), *filter(None, more)]))
