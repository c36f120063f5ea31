"""Ways from one page to another."""

from collections.abc import Mapping

import streamlit as st


def way_to(page: str, label: str, params: Mapping[str, str] | None = None) -> None:
    """A link to another page of the dashboard; none where a page is drawn without the frame, or there is none such."""
    try:
        st.page_link(page, label=label, query_params=dict(params or {}))
    except (KeyError, st.errors.StreamlitAPIException):
        return
