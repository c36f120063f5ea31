"""Ways from one page to another."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from pages.shared.folder import LARGE, the_corpus

_ROOT = Path(__file__).parents[2]


def way_to(page: str, label: str, params: Mapping[str, str] | None = None) -> None:
    """A link to another page of the dashboard; none where a page is drawn without the frame, or there is none such."""
    own = f"{LARGE}/{page.rpartition('/')[2]}"
    if the_corpus() and (_ROOT / own).exists():
        page = own
    try:
        st.page_link(page, label=label, query_params=dict(params or {}))
    except (KeyError, st.errors.StreamlitAPIException):
        return
