"""Garbage, collected seldom: Streamlit would walk through all that the server holds after every rerun.

`.streamlit/config.toml` tells it not to. Python's own collector stays on, and looks at everything only once as much
again as a quarter of it is new.
"""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def settle_memory() -> None:
    """Set aside what lasts as long as the server, so that no collection walks through it again: once, after a page.

    By then the libraries, the pages' code and the built-in corpus are there.
    """
    gc.collect()
    gc.freeze()
