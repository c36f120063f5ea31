"""What is wrong with a file that a page needs, and the way to where it can be mended."""

import streamlit as st

from analysis.errors import CodebookError, ParallaxError
from analysis.projects.codebooks.kinds import KINDS, Kind
from pages.shared.labels import plain
from pages.shared.project import the_project
from pages.shared.ways import way_to

CODEBOOKS = "codebooks"  # the address of its page


def say_trouble(error: ParallaxError, page: str) -> None:
    """Draw the error on the page of this address; where a project’s codebook is at fault, with the way to it."""
    st.error(plain(str(error)))
    book = _at_fault(error)
    if book and page != CODEBOOKS and the_project():
        label = f"{book.title}: mend them, or take the default again"
        way_to(f"pages/work/{CODEBOOKS}.py", label, {"book": book.id})


def is_said_below(error: ParallaxError, page: str) -> bool:
    """Whether the page itself says so: that of codebooks, about the one that it shows."""
    book = _at_fault(error)
    return page == CODEBOOKS and book is not None and st.query_params.get("book", "topics") == book.id


def _at_fault(error: ParallaxError) -> Kind | None:
    """The codebook that the error speaks of; None where it speaks of something else."""
    return next((kind for kind in KINDS.values() if isinstance(error, CodebookError) and kind.file in str(error)), None)
