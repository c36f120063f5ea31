"""Reading a scored folder: the first paragraphs that pass the filters or hold a word, one open at a time."""

import html

import streamlit as st

from analysis.evidence.passages import passages_of, read_passage
from analysis.large.behind import having, listed
from analysis.large.places import Places
from analysis.large.results import LargeResults
from pages.shared.evidence import passage_html
from pages.shared.labels import topic_labels
from pages.shared.passages import PARAM

_CHOSEN, _WORD = "large-paragraph", "large-word"
_LONGEST = 60  # signs of a word


def read_first_passages(everything: LargeResults, shown: LargeResults) -> None:
    """The paragraphs of `shown` to choose from; one that the address names opens whatever the filters."""
    word = st.text_input(
        "Only paragraphs that hold a word", key=_WORD, max_chars=_LONGEST, placeholder="sanctions",
        help="A content word as the texts write it; capitals make no difference", width=420,
    )  # fmt: skip
    found = having(shown, word.strip().casefold()) if word.strip() else listed(shown)
    asked = st.query_params.get(PARAM)
    named = passages_of(everything, [asked]) if asked else None
    known = named is not None and named.n_paragraphs > 0
    if asked and not known:
        st.text(f"There is no paragraph {asked[:80]}: the first one is open instead.")
    ids = list(dict.fromkeys([*([asked] if known else []), *found]))
    st.html(f'<p class="counts">{html.escape(_how_many(found, shown, word.strip()))}</p>')
    if ids:
        _read(everything, ids, asked if known else ids[0])


def _read(everything: LargeResults, ids: list[str], opened: str) -> None:
    st.session_state[_CHOSEN] = opened
    at = ids.index(opened)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="evidence-steps"):
        st.selectbox("Paragraph", ids, key=_CHOSEN, on_change=_follow_choice)
        _step("Previous", ids[at - 1] if at else None)
        _step("Next", ids[at + 1] if at + 1 < len(ids) else None)
    st.html(passage_html(read_passage(passages_of(everything, [opened]), opened, topic_labels())))


def _step(label: str, paragraph_id: str | None) -> None:
    key = f"evidence-{label.lower()}"
    st.button(label, on_click=_open, args=(paragraph_id,), disabled=paragraph_id is None, key=key)


def _follow_choice() -> None:
    _open(st.session_state[_CHOSEN])


def _open(paragraph_id: str) -> None:
    """Callback: turn the address to one paragraph."""
    st.query_params[PARAM] = paragraph_id


def _how_many(found: Places, shown: LargeResults, word: str) -> str:
    passing = f"{shown.n_paragraphs:,} paragraphs pass the filters"
    those = f"{passing}; {len(found):,} of them hold “{word}”" if word else passing
    first = len(list(found))
    return f"{those}." if first == len(found) else f"{those}. The first {first} can be read here."
