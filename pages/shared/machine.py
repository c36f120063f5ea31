"""Whether what the server keeps stays with its one reader, or others reach the server too."""

import streamlit as st

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def on_this_machine() -> bool:
    """True where the server listens to this machine alone, so that what it keeps stays with the reader."""
    return st.get_option("server.address") in _LOOPBACK
