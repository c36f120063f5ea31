"""A choice that stands in the address of its page by its ids: a link opens the page as it was seen."""

from collections.abc import Sequence

import streamlit as st


def follow(param: str, key: str, options: Sequence[str], default: str = "", *, several: bool = False) -> None:
    """Take over what the address asks for, where this session did not write it; `default` where nothing is chosen.

    Call it before the widget `key`.
    """
    asked = st.query_params.get_all(param)
    if asked and asked != st.session_state.get(_written(key)):
        known = [value for value in asked if value in options]
        st.session_state[key] = known if several else next(iter(known), None)
    if default and not st.session_state.get(key):
        st.session_state[key] = default


def write(param: str, key: str, unsaid: str | Sequence[str] = "") -> None:
    """Put the choice into the address; `unsaid`, the one that holds anyway, is left out. Call it after the widget."""
    chosen = st.session_state.get(key)
    values = list(chosen) if isinstance(chosen, list | tuple) else [chosen] if chosen else []
    values = [] if values == ([unsaid] if isinstance(unsaid, str) else list(unsaid)) else values
    if values and st.query_params.get_all(param) != values:
        st.query_params[param] = values
    elif not values and param in st.query_params:
        del st.query_params[param]
    st.session_state[_written(key)] = values


def _written(key: str) -> str:
    return f"{key}-in-address"
