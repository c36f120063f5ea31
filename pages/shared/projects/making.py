"""Making a project: a new one, the sample, or one that was saved as a zip file."""

import streamlit as st

from analysis.errors import ParallaxError
from analysis.exchange.formats import bounds
from analysis.projects.packed import unpack_project
from analysis.projects.sample import sample_project
from analysis.projects.store import list_projects
from pages.shared.labels import plain
from pages.shared.project import change, home, new_project, open_project
from pages.shared.projects.listed import ADD, OVERVIEW

_LARGEST_MB = bounds.LARGEST_FILE // 2**20


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


def offer_sample() -> None:
    """A button that opens the sample; where the reader has opened it before, as the reader left it."""
    if not st.button("Open the sample project", key="sample"):
        return
    sample = sample_project()
    try:
        if any(each.id == sample.id for each in list_projects(home())):
            open_project(sample.id)
        else:
            change(sample)
    except ParallaxError as error:
        st.error(plain(str(error)))
        return
    st.switch_page(OVERVIEW)


def offer_saved() -> None:
    """A drop zone for a project that was saved as a zip file."""
    file = st.file_uploader("A project saved as .zip", type="zip", max_upload_size=_LARGEST_MB, key="project-zip")
    if file is None:
        return
    try:
        project = unpack_project(home(), file.getvalue(), file.name)
    except ParallaxError as error:
        st.error(plain(str(error)))
        return
    open_project(project.id)
    st.switch_page(OVERVIEW if project.articles else ADD)
