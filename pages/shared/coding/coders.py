"""Several coders: another's file brought in, where coders differ, what is settled; and everything to take away."""

import html
import re

import streamlit as st

from analysis.coding.codings import QUESTION, SETTLED, Coding
from analysis.coding.differing import disagreements
from analysis.coding.exported import coded_text
from analysis.coding.files import FILE, fitting, log_bytes, new_rows, now, read_log
from analysis.errors import InputError
from analysis.evidence.places import paragraph_labels
from analysis.exchange.writing import csv_bytes
from pages.shared.coding.asking import ask_name
from pages.shared.coding.log import are_kept, coder, codings, take_down
from pages.shared.coding.names import machine_beside, names
from pages.shared.labels import plain
from pages.shared.printed import prose
from pages.shared.results import results

_ROUND, _TOLD, _CHOSEN = "codings-round", "codings-told", "settle-choice"
_MOST_TOLD = 20
_PLACE = re.compile(r".*?¶ \d+", re.DOTALL)  # of what a paragraph is called: who wrote it, and where it stands
_KEPT = {
    True: "Your codings are kept on this machine, beside the articles, each answer as a row of codings.csv.",
    False: "Your codings are held in the server’s memory for you alone, until you close this page: take the file away.",
}


def bring_together() -> None:
    """The files of coders, and where they differ."""
    prose([f"{_KEPT[are_kept()]} The file is a log: what is corrected or withdrawn stays in it."])
    _take_away()
    _bring_in()
    _settle()


def _take_away() -> None:
    held, shown = codings(), results()
    said = machine_beside(held)
    with st.container(horizontal=True, gap="small", key="codings-files"):
        st.download_button(
            FILE, lambda: log_bytes(held), FILE, "text/csv", on_click="ignore", disabled=held.empty,
            key="codings-csv", help="Every answer: what another coder brings in, and what a colleague can check",
        )  # fmt: skip
        st.download_button(
            "Coded text (CSV)", lambda: csv_bytes(coded_text(shown, held, said)), "parallax-coded-text.csv", "text/csv",
            on_click="ignore", disabled=held.empty, key="coded-text-csv",
            help="Document, paragraph, text, label, coder: for other tools of annotation",
        )  # fmt: skip


def _bring_in() -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    st.file_uploader(
        "Bring in another coder’s codings.csv", type="csv", key=f"codings-{turn}", on_change=_take,
        args=(f"codings-{turn}",),
    )  # fmt: skip
    for good, said in st.session_state.get(_TOLD, []):
        (st.success if good else st.warning)(plain(said))


def _take(key: str) -> None:
    """Callback: bring the good rows in, tell the others; the drop zone is then empty for the next."""
    file = st.session_state.get(key)
    if file is None:
        return
    st.session_state[_ROUND] += 1
    try:
        log = fitting(read_log(file.getvalue(), file.name), results(), file.name)
    except InputError as error:
        st.session_state[_TOLD] = [(False, f"{error} Nothing was brought in.")]
        return
    added = new_rows(codings(), log.codings)
    take_down(added)
    n, known = len(added), len(log.codings) - len(added)
    said = f"{file.name}: {n:,} new {'answer' if n == 1 else 'answers'} brought in, {known:,} known already."
    more = len(log.troubles) - _MOST_TOLD
    told = [*log.troubles[:_MOST_TOLD], *([f"… and {more} more rows."] if more > 0 else [])]
    st.session_state[_TOLD] = [(True, said), *((False, trouble) for trouble in told)]


def _settle() -> None:
    found = disagreements(codings())
    coders = codings()["coder"].nunique()
    if found.empty:
        said = "Coders agree on every question that two of them answered." if coders > 1 else "One coder so far."
        prose([said if coders else "Nothing has been coded yet."])
        return
    open_ones = found[found["settled"] == ""]
    n = len(found)
    head = f"Coders differ on {n} {'question' if n == 1 else 'questions'}; {n - len(open_ones)} settled"
    st.html(f'<h2 class="finding">{html.escape(head)}</h2>')
    places = {at: _PLACE.match(label)[0] for at, label in paragraph_labels(results()).items()}
    labels = {tuple(row[QUESTION]): _said(row, places[row["paragraph_id"]]) for _, row in found.iterrows()}
    at = st.selectbox("Difference", list(labels), format_func=labels.get, key=_CHOSEN)
    _settle_one(at, found.set_index(QUESTION).loc[at])


def _said(row, place: str) -> str:
    called = names()
    answers = ", ".join(f"{who}: {called.code(row['variable'], code)}" for who, code in row["answers"].items())
    settled = f"; settled: {called.code(row['variable'], row['settled'])}" if row["settled"] else ""
    return f"{place}: {called.question(row['variable'], row['key'])} ({answers}{settled})"


def _settle_one(at: tuple[str, str, str], row) -> None:
    texts = results().paragraphs.set_index("paragraph_id")["text"]
    text = texts.get(at[0])
    if isinstance(text, str):
        st.html(f'<article class="passage"><blockquote>{html.escape(text)}</blockquote></article>')
    called = names()
    ask_name("settle-coder")
    with st.container(horizontal=True, gap="small", key="settle-answers"):
        for place, code in enumerate(dict.fromkeys(row["answers"].values())):
            st.button(
                plain(f"Settle on: {called.code(at[1], code)}"), on_click=_choose, args=(at, code),
                key=f"settle-{place}", disabled=not coder() or row["settled"] == code,
            )  # fmt: skip
        if row["settled"]:
            st.button("Open it again", on_click=_choose, args=(at, ""), key="settle-open", type="tertiary")
    st.caption("Choosing is kept as a row of its own; both answers stay in the log.")


def _choose(at: tuple[str, str, str], code: str) -> None:
    """Callback: what was settled, or (no code) opened again, by whoever codes here."""
    take_down([Coding(*at, code, coder(), now(), SETTLED)])
