"""Reading paragraphs one by one: choose one, step to its neighbours. The address says which is open."""

import streamlit as st

from analysis.evidence.passages import Passage, read_passage
from analysis.evidence.places import beside, paragraph_labels
from analysis.results import Results
from pages.shared.briefing.words import offer_passage
from pages.shared.coding.correcting import correct_labels
from pages.shared.evidence import passage_html
from pages.shared.labels import topic_labels
from pages.shared.results import results_key

PARAM = "paragraph"
LOOKED_UP = ("term", "terms_of", "actor")  # the parameters of the other views of the page
_CHOSEN = "evidence-paragraph"
_REMEMBERED = 256  # passages for all readers together, some 20 kB each


def read_passages(results: Results, shown: Results) -> None:
    """The paragraphs of `shown`, one open at a time; one that the address names opens whatever the filters."""
    ids = _choices(results, shown)
    paragraph_id = _open(ids)
    before, after = beside(ids, paragraph_id)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="evidence-steps"):
        labels = paragraph_labels(results)
        st.selectbox("Paragraph", ids, format_func=labels.get, key=_CHOSEN, on_change=_follow_choice)
        st.button("Previous", on_click=open_passage, args=(before,), disabled=before is None, key="evidence-previous")
        st.button("Next", on_click=open_passage, args=(after,), disabled=after is None, key="evidence-next")
    st.html(f'<p class="counts">{_how_many(results, shown, paragraph_id)}</p>')
    st.html(passage_html(_passage((results_key(), *topic_labels().items()), paragraph_id, results)))
    correct_labels(paragraph_id, "evidence")
    offer_passage(results, paragraph_id, "evidence")


@st.cache_resource(show_spinner=False, max_entries=_REMEMBERED)
def _passage(key: tuple, paragraph_id: str, _results: Results) -> Passage:
    return read_passage(_results, paragraph_id, topic_labels())


def open_passage(paragraph_id: str) -> None:
    """Turn the address to one paragraph, away from what was looked up. (A link to the page itself would not do it.)"""
    for param in LOOKED_UP:
        st.query_params.pop(param, None)
    st.query_params[PARAM] = paragraph_id


def _choices(results: Results, shown: Results) -> list[str]:
    passing = set(shown.paragraphs["paragraph_id"]) | {st.query_params.get(PARAM)}
    return [paragraph_id for paragraph_id in results.paragraphs["paragraph_id"] if paragraph_id in passing]


def _open(ids: list[str]) -> str:
    """The paragraph that the address names, else the first."""
    asked = st.query_params.get(PARAM)
    if asked and asked not in ids:
        with st.container(border=True):
            st.text(f"There is no paragraph {asked[:80]}: the first one is open instead.")
    st.session_state[_CHOSEN] = asked if asked in ids else ids[0]
    return st.session_state[_CHOSEN]


def _follow_choice() -> None:
    open_passage(st.session_state[_CHOSEN])


def _how_many(results: Results, shown: Results, paragraph_id: str) -> str:
    n, held = len(shown.paragraphs), len(results.paragraphs)
    said = f"All {held} paragraphs." if n == held else f"{n} of {held} paragraphs pass the filters."
    passes = paragraph_id in set(shown.paragraphs["paragraph_id"])
    return said if passes else f"{said} This one does not; the address asked for it."
