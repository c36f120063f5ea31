"""The articles of the open project: their fields edited, some of them removed; saved when the reader says so."""

import streamlit as st

from analysis.errors import ParallaxError
from analysis.intake.held import edited, held_notes, said_change
from analysis.intake.shown import held_table
from analysis.text.documents import Article
from pages.shared.intake.fields import editable, edits_in, height_of
from pages.shared.labels import plain
from pages.shared.project import change, project_key, the_project

_TOLD, _NEW = "held-told", "held-new-perspective"


def show_articles() -> None:
    """The table of the project’s articles, each cell to be edited, and the button that saves what was changed."""
    project = the_project()
    if project is None or not project.articles:
        st.info("This project has no articles yet. Add some on the page “Add articles”.")
        return
    for went_well, said in st.session_state.pop(_TOLD, ()):
        (st.success if went_well else st.error)(plain(said))
    frame = held_table(project.articles)
    key = f"held-table-{hash(project_key())}"  # a saved change is another state: edits begin anew
    columns = {"remove": st.column_config.CheckboxColumn("Remove", width=95, pinned=True)}
    columns |= editable(
        filter(None, [*(each.name for each in project.perspectives), _new()]), frame["language"].unique()
    )
    columns |= {
        "parts": st.column_config.TextColumn("Size", width=130, disabled=True),
        "remarks": st.column_config.TextColumn("To know", width=320, disabled=True),
    }
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        column_config=columns,
        column_order=["remove", "title", "author", "outlet", "published", "perspective", "language", "translated",
                      "parts", "remarks", "url"],
        height=height_of(len(frame)),
        alt="The articles of the project, one a row; every cell but size and remarks can be edited.",
    )  # fmt: skip
    st.text_input(
        "A perspective that the list lacks", key=_NEW, max_chars=200, width=320, help="Choose it in a cell then"
    )
    after, trouble = _after(project.articles, key)
    said = said_change(project.articles, after)
    st.html(f'<p class="counts">{_said_state(said)}</p>')
    if trouble:
        st.error(plain(trouble))
    st.button("Save the changes", on_click=_save, args=(key,), disabled=not said or bool(trouble), type="primary")
    for note in held_notes(project.articles):
        st.caption(plain(note))


def _new() -> str:
    return (st.session_state.get(_NEW) or "").strip()


def _said_state(said: str) -> str:
    return (
        f"Not saved yet: {said}" if said else "Edit a cell, or tick what to remove; nothing is changed until you save."
    )


def _after(articles: tuple[Article, ...], key: str) -> tuple[tuple[Article, ...], str]:
    """The articles as they would stand once saved, and what is wrong with an edit."""
    changes = {articles[row].doc_id: fields for row, fields in edits_in(key).items() if row < len(articles)}
    removed = {doc_id for doc_id, fields in changes.items() if fields.get("remove")}
    written = {doc_id: _fields(fields) for doc_id, fields in changes.items() if doc_id not in removed}
    try:
        return edited(articles, written, removed), ""
    except ParallaxError as error:
        return articles, str(error)


def _fields(changes: dict) -> dict:
    return {field: "" if value is None else value for field, value in changes.items() if field != "remove"}


def _save(key: str) -> None:
    """Callback: keep the changes; what was removed can be gone back to by undoing the last change."""
    project = the_project()
    after, trouble = _after(project.articles, key)
    said = said_change(project.articles, after)
    try:
        change(project.with_articles(after, said))
    except ParallaxError as error:
        trouble = str(error)
    st.session_state[_TOLD] = [(False, trouble)] if trouble else [(True, f"Saved: {said}")]
