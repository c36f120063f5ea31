"""Making a project: a new one, the sample, or one that was saved as a zip file."""

import streamlit as st

from analysis.errors import ParallaxError
from analysis.projects.packed import unpack_project
from pages.shared.labels import plain
from pages.shared.project import change, home, new_project, open_project
from pages.shared.projects.listed import ADD, OVERVIEW


def offer_new() -> None:
    """A form for a new project; it is open once it is made, and waits for articles."""
    with st.form("new-project", border=False):
        title = st.text_input("Title", placeholder="The Lisbon summit in four dailies", max_chars=200, key="new-title")
        if not st.form_submit_button("Make the project", type="primary"):
            return
    try:
        change(new_project(title))
    except ParallaxError as error:
        st.error(plain(str(error)))
        return
    st.switch_page(ADD)


def offer_saved() -> None:
    """A drop zone for a project that was saved as a zip file."""
    file = st.file_uploader("A project saved as .zip", type="zip", key="project-zip")
    if file is None:
        return
    try:
        project = unpack_project(home(), file.getvalue(), file.name)
    except ParallaxError as error:
        st.error(plain(str(error)))
        return
    open_project(project.id)
    st.switch_page(OVERVIEW if project.articles else ADD)
