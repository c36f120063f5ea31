"""Coding a random sample blind: its paragraphs one by one, the machine's labels unseen."""

import html

import pandas as pd
import streamlit as st

from analysis.coding.codings import ABSENT, BLIND, PRESENT, STANCE, TOPIC, Coding, blind_of
from analysis.coding.files import LONGEST_NOTE, now
from analysis.results import Results
from pages.shared.coding.asking import answered, ask, ask_name, ask_topics, meanings, topics_answered
from pages.shared.coding.log import coder, codings, take_down
from pages.shared.coding.names import names, scheme
from pages.shared.coding.sampling import Opened, choose_sample, close_sample, codable, drawn, opened_sample
from pages.shared.labels import plain
from pages.shared.printed import facts, prose
from pages.shared.results import results
from pages.shared.ways import way_to

_AT, _TROUBLE, _MOVED = "blind-at", "blind-trouble", "blind-moved"
VIEW = "coding-view"
_CORPUS_PAGE = "pages/work/corpus.py"
# Beside the questions the text stays in view while they are answered; on a small screen it stands above them.
_STYLES = """<style>
@media (min-width: 900px) { .st-key-blind-text { position: sticky; top: 4.5rem; } }
.blind-at { scroll-margin-top: 4.5rem; } .blind-at:focus { outline: none; }
</style>"""
# The button that went on stands below the questions, a screen or two under the paragraph that comes next: the line
# above it takes the keyboard's place, and is scrolled to where it is out of sight. The number makes each script new.
_GO_TO_LINE = """<script>/* {at} */ (() => {{
  const line = document.querySelector('.blind-at');
  if (!line) return;
  line.focus({{ preventScroll: true }});
  const top = line.getBoundingClientRect().top;
  if (top < 64 || top > window.innerHeight / 2) line.scrollIntoView({{ block: 'start' }});
}})();</script>"""


def code_blind() -> None:
    """Whoever codes gives initials, draws or goes on with a sample, and codes its paragraphs."""
    if codable().empty:
        prose(["Coding by hand needs the words. No article is at hand, only gists, which are not the author’s."])
        way_to(_CORPUS_PAGE, "Attach an article, or open a project of your own", {})
        return
    ask_name("blind-coder")
    opened = opened_sample()
    if opened and coder():
        _code_paragraphs(opened, drawn(opened))
    else:
        st.session_state.pop(_AT, None)
        choose_sample()


def _code_paragraphs(opened: Opened, rows: pd.DataFrame) -> None:
    """One paragraph of the sample beside its questions, the way to the others, and how far it is."""
    ids, own = list(rows["paragraph_id"]), _own_answers(opened)
    done = [paragraph_id for paragraph_id in ids if all((paragraph_id, *at) in own for at in opened.questions)]
    at = _place(ids, done)
    st.html(_STYLES)
    st.progress(len(done) / len(ids))
    said = f"Paragraph {at + 1} of {len(ids)}. {len(done)} of {len(ids)} coded by {coder()}."
    st.html(f'<p class="counts blind-at" role="status" tabindex="-1">{html.escape(said)}</p>')
    if st.session_state.pop(_MOVED, False):
        st.html(_GO_TO_LINE.format(at=at), unsafe_allow_javascript=True)
    if len(done) == len(ids):
        st.success("The whole sample is coded. “What came of it” says how far you and the machine agree.")
        st.button("See what came of it", on_click=_show_outcome, type="primary", key="blind-done")
    left, right = st.columns(2, gap="medium")
    with left, st.container(key="blind-text"):
        st.html(_passage(results(), ids[at]))
        _steps(at, len(ids))
    with right:
        _form(opened, rows.iloc[at], own)


def _place(ids: list[str], done: list[str]) -> int:
    """Which paragraph is open: at first, and after the last, the first that is not coded yet."""
    if st.session_state.get(_AT) is None or st.session_state[_AT] >= len(ids):
        st.session_state[_AT] = next((at for at, each in enumerate(ids) if each not in done), len(ids) - 1)
    return st.session_state[_AT]


def _steps(at: int, n: int) -> None:
    with st.container(horizontal=True, gap="small", key="blind-steps"):
        st.button("Back", on_click=_go, args=(at - 1,), disabled=at == 0, key="blind-back")
        st.button("Skip", on_click=_go, args=(at + 1,), disabled=at == n - 1, key="blind-skip")
        st.button("Stop here", on_click=close_sample, key="blind-stop", help="What you coded is kept")


def _form(opened: Opened, row: pd.Series, own: dict[tuple[str, str, str], str]) -> None:
    paragraph_id = row["paragraph_id"]
    key = f"blind-{opened.sample}-{paragraph_id}"
    with st.popover("How to decide", type="tertiary", key="blind-rules"):
        for variable in opened.variables:
            st.markdown(f"**{plain(names().variable(variable))}**")
            prose([scheme()[variable].definition])
            facts(meanings(variable))
    with st.form(key, border=True):
        for variable in opened.variables:
            _ask(variable, opened, paragraph_id, own, key)
        st.text_input("Note, if you like", max_chars=LONGEST_NOTE, key=f"{key}-note")
        st.form_submit_button(
            "Save and go on", type="primary", on_click=_save, args=(opened, row, key), key=f"{key}-send"
        )
    if trouble := st.session_state.pop(_TROUBLE, ""):
        st.error(plain(trouble))


def _ask(variable: str, opened: Opened, paragraph_id: str, own: dict, key: str) -> None:
    if variable == TOPIC:
        before = {topic: own.get((paragraph_id, TOPIC, topic)) for topic in names().topics}
        found = [topic for topic, code in before.items() if code == PRESENT]
        ask_topics(f"{key}-topics", found if any(before.values()) else None)
    elif variable == STANCE:
        for actor in opened.actors:
            label = f"{scheme()[STANCE].label} toward {actor}"
            ask(STANCE, label, f"{key}-{actor}", own.get((paragraph_id, STANCE, actor)))
    else:
        ask(variable, scheme()[variable].question, f"{key}-{variable}", own.get((paragraph_id, variable, "")))


def _save(opened: Opened, row: pd.Series, key: str) -> None:
    """Callback: take the answers down and go on, or say what was left open."""
    given = _given(opened, key)
    if any(code is None for code in given.values()):
        st.session_state[_TROUBLE] = "Answer each question, or skip the paragraph. “None” goes with no other answer."
        return
    own, time = _own_answers(opened), now()
    note = " ".join(st.session_state.get(f"{key}-note", "").split())
    paragraph_id, probability = row["paragraph_id"], float(row["probability"])
    take_down(
        Coding(paragraph_id, *at, code, coder(), time, BLIND, opened.sample, probability, note)
        for at, code in given.items()
        if own.get((paragraph_id, *at)) != code or note
    )
    _go(st.session_state[_AT] + 1)


def _given(opened: Opened, key: str) -> dict[tuple[str, str], str | None]:
    """What was answered, by question; None where a question was left open."""
    found = topics_answered(f"{key}-topics") if TOPIC in opened.variables else []
    given: dict[tuple[str, str], str | None] = {}
    for variable, of in opened.questions:
        if variable == TOPIC:
            given[variable, of] = None if found is None else PRESENT if of in found else ABSENT
        else:
            given[variable, of] = answered(variable, f"{key}-{of or variable}")
    return given


def _own_answers(opened: Opened) -> dict[tuple[str, str, str], str]:
    """This coder's standing answers to the sample, by paragraph, variable and key."""
    held = blind_of(codings(), opened.sample)
    own = held[held["coder"] == coder()]
    return {(row.paragraph_id, row.variable, row.key): row.code for row in own.itertuples()}


def _go(at: int) -> None:
    st.session_state[_AT], st.session_state[_MOVED] = at, True


def _show_outcome() -> None:
    """Callback: the page turns to what came of coding."""
    st.session_state[VIEW] = "outcome"


def _passage(held: Results, paragraph_id: str) -> str:
    """The paragraph, and the one before it folded, as HTML; who wrote it is not said."""
    texts = held.paragraphs.set_index("paragraph_id")["text"]
    at = list(texts.index).index(paragraph_id)
    before = texts.index[at - 1] if at else ""
    same = bool(before) and before.rpartition("/")[0] == paragraph_id.rpartition("/")[0]
    said = html.escape(texts.iloc[at - 1] or "") if same else "It is the first of its article."
    folded = f'<details class="by"><summary>The paragraph before it</summary><p class="note">{said}</p></details>'
    return f'<article class="passage">{folded}<blockquote>{html.escape(texts[paragraph_id])}</blockquote></article>'
