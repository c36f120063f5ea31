"""The projects of a reader, each with what can be done with it."""

import html

import streamlit as st

from analysis.contrast.counts import amount
from analysis.errors import ParallaxError
from analysis.projects import store
from analysis.projects.packed import pack_project
from analysis.projects.store import Listed
from pages.shared.labels import plain
from pages.shared.project import BUILT_IN, change, home, open_project, the_project

OVERVIEW, ADD = "pages/contrast/overview.py", "pages/work/add.py"
_SAID = "projects-said"


def show_projects() -> None:
    """The built-in corpus and the reader's own projects: which is open, and what can be done with each."""
    project = the_project()
    own = store.list_projects(home())
    _say_what_came_of_it()
    with st.container(key="card-built-in", gap="small"):
        _head(BUILT_IN, "2 op-eds of March 2021, without their text until you attach them.", project is None)
        if project is not None and st.button("Open", key="open-built-in"):
            open_project(None)
            st.switch_page(OVERVIEW)
    for each in own:
        with st.container(key=f"card-{each.id}", gap="small"):
            _show(each, project is not None and project.id == each.id)


def say(said: str, good: bool = True) -> None:
    """Keep what came of an action, to be said above the list when the page is drawn next."""
    st.session_state[_SAID] = (good, said)


def _show(each: Listed, is_open: bool) -> None:
    if each.trouble:
        _head(each.id, "", is_open)
        st.error(plain(f"{each.trouble} Mend the file, or delete the project."))
    else:
        said = f" Last change: {each.said}" if each.said else ""
        _head(each.title, f"{amount(each.n_articles, 'article')}.{said}", is_open)
    with st.container(horizontal=True, gap="small", key=f"actions-{each.id}"):
        if not is_open and not each.trouble and st.button("Open", key=f"open-{each.id}", type="primary"):
            open_project(each.id)
            st.switch_page(OVERVIEW if each.n_articles else ADD)
        if is_open:
            st.page_link(ADD, label="Add articles")
        if not each.trouble:
            _offer_file(each)
        if store.can_undo(home(), each.id):
            st.button("Undo the last change", on_click=_undo, args=(each,), key=f"undo-{each.id}")
        if is_open:
            _offer_title(each)
        _offer_deletion(each)


def _head(title: str, said: str, is_open: bool) -> None:
    mark = ' <span class="tag">open</span>' if is_open else ""
    st.html(f'<h2 class="finding">{html.escape(title)}{mark}</h2><p class="counts">{html.escape(said)}</p>')


def _offer_file(each: Listed) -> None:
    st.download_button(
        "Save as .zip",
        lambda: pack_project(home(), store.read_project(home(), each.id)),
        f"{each.id}.zip",
        "application/zip",
        on_click="ignore",
        key=f"zip-{each.id}",
    )


def _offer_title(each: Listed) -> None:
    with st.popover("Rename", key=f"rename-{each.id}"), st.form(f"title-{each.id}", border=False):
        st.text_input("Title", each.title, max_chars=200, key=f"title-text-{each.id}")
        st.form_submit_button("Rename", on_click=_rename, args=(each,))


def _offer_deletion(each: Listed) -> None:
    with st.popover("Delete", key=f"delete-{each.id}"):
        st.text(f"{each.title}, {amount(each.n_articles, 'article')}: deleted for good, with all that was kept of it.")
        st.button("Delete it", on_click=_delete, args=(each,), key=f"deleted-{each.id}", type="primary")


def _undo(each: Listed) -> None:
    """Callback: go back to the project before its last change; the same again brings the change back."""
    try:
        store.undo(home(), each.id)
    except ParallaxError as error:
        say(str(error), good=False)
        return
    say(f"{each.title}: undone: {each.said or 'the last change.'} Undo again to bring it back.")


def _rename(each: Listed) -> None:
    """Callback: give the open project its new title."""
    project = the_project()
    try:
        if project is not None:
            change(store.retitled(project, st.session_state[f"title-text-{each.id}"]))
    except ParallaxError as error:
        say(str(error), good=False)


def _delete(each: Listed) -> None:
    """Callback: delete a project; where it was open, the built-in corpus is then."""
    project = the_project()
    if project is not None and project.id == each.id:
        open_project(None)
    try:
        store.delete_project(home(), each.id)
    except ParallaxError as error:
        say(str(error), good=False)
        return
    say(f"{each.title} was deleted.")


def _say_what_came_of_it() -> None:
    if outcome := st.session_state.pop(_SAID, None):
        good, said = outcome
        (st.success if good else st.error)(plain(said))
