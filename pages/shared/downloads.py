"""Files to take away, each put together only when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

_KINDS = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}


@dataclass(frozen=True)
class Download:
    """One file: what its button says, how it is made, its ending, and what it holds."""

    label: str
    made: Callable[[], bytes]
    ending: str
    holds: str


def offer(files: list[Download], name: str) -> None:
    """A button for each file of `name`, such as ledger or questions."""
    for file in files:
        st.download_button(
            file.label, file.made, f"parallax-{name}.{file.ending}", _KINDS[file.ending], on_click="ignore",
            key=f"{name}-{file.ending}", help=file.holds,
        )  # fmt: skip
