"""Attaching an article that the reader holds: recognised, put on the pages, and kept if the reader wants it."""

import streamlit as st

from analysis.errors import InputError
from analysis.exchange.attached import attached_folder, forget, keep, kept_copy, recognise_article, respelled
from analysis.exchange.builtin import CORPUS
from analysis.exchange.features import read_features
from analysis.exchange.fingerprints import Recognition
from pages.shared.labels import plain
from pages.shared.machine import on_this_machine
from pages.shared.results import attach_for_session, attached_articles, detach_for_session, known_fingerprints

_OUTCOMES, _ROUND = "attach-outcomes", "attach-round"


def attach_files() -> None:
    """The place to drop articles, and what came of it."""
    turn = st.session_state.setdefault(_ROUND, 0)
    st.file_uploader(
        "Attach your copies (.txt)",
        type="txt",
        accept_multiple_files=True,
        key=f"attach-{turn}",
        on_change=_take_files,
        args=(f"attach-{turn}",),
    )
    for attached, said in st.session_state.get(_OUTCOMES, []):
        (st.success if attached else st.error)(plain(said))


def attached_controls(doc_id: str) -> None:
    """The buttons of one attached article: keep it, or take it off the pages and out of the folder."""
    kept = on_this_machine() and kept_copy(doc_id, attached_folder()) is not None
    with st.container(horizontal=True, gap="small", key=f"attached-{doc_id}"):
        if on_this_machine() and not kept:
            st.button("Keep on this machine", on_click=_keep, args=(doc_id,), key=f"keep-{doc_id}")
        label = "Detach and delete the kept copy" if kept else "Detach"
        st.button(label, on_click=_detach, args=(doc_id,), key=f"detach-{doc_id}")


def say_attached(doc_id: str) -> str:
    """Where the text of an article is, as a sentence."""
    held = attached_articles().get(doc_id)
    if held is None:
        return "Not attached: pages show gists, counts and single terms."
    if copy := kept_copy(doc_id, attached_folder()):
        where = f"Kept in {copy}." if on_this_machine() else "Kept by the server."
    else:
        where = "Held until you close this page."
    return " ".join(part for part in (f"Attached. {where}", _say_respelled(held)) if part)


def _take_files(key: str) -> None:
    """Callback: attach what is recognised, tell what is not; the drop zone is then empty for the next."""
    files = st.session_state.get(key) or []
    st.session_state[_OUTCOMES] = [_take(file.getvalue(), file.name) for file in files]
    st.session_state[_ROUND] += 1


def _take(content: bytes, name: str) -> tuple[bool, str]:
    try:
        recognition = recognise_article(content, name, known_fingerprints())
    except InputError as error:
        return False, str(error)
    attach_for_session(recognition)
    said = f"{name}: recognised, all {len(recognition.found)} paragraphs. Every page now shows its passages."
    return True, " ".join(part for part in (said, _say_respelled(recognition)) if part)


def _say_respelled(recognition: Recognition) -> str:
    other = respelled(recognition, _edition_hashes())
    if not other:
        return ""
    places = ", ".join(paragraph_id.rpartition("/")[2].lstrip("p0") for paragraph_id in other)
    return f"Its punctuation differs from the edition’s in ¶ {places}: numbers there may differ slightly."


@st.cache_data(show_spinner=False)
def _edition_hashes() -> dict[str, str]:
    return read_features(CORPUS).paragraphs.set_index("paragraph_id")["sha256"].to_dict()


def _keep(doc_id: str) -> None:
    keep(attached_articles()[doc_id], attached_folder())


def _detach(doc_id: str) -> None:
    detach_for_session(doc_id)
    if on_this_machine():
        forget(doc_id, attached_folder())
    st.session_state[_OUTCOMES] = []
