"""Pairs of passages that may tell one fact, as the machine proposes: a reader confirms, adds or rejects, one by one."""

import html

import pandas as pd
import streamlit as st

from analysis.contrast.counts import amount
from analysis.contrast.selection import Filters, select
from analysis.facts.decisions import REJECTED, pair_id, rejected_pairs
from analysis.facts.editing import fact_of_pair, with_sentences
from analysis.facts.ledger import Fact
from analysis.facts.proposals import open_proposals, say_reasons
from analysis.facts.refound import anchored
from analysis.results import Results
from pages.shared.briefing.words import offer_pair
from pages.shared.ledger.columns import named_with_side
from pages.shared.ledger.compared import choose_compared, proposed, proposed_at_once
from pages.shared.ledger.edits import decide_on, name_new, take
from pages.shared.ledger.form import fact_form
from pages.shared.ledger.pair import show_pair
from pages.shared.ledger.reader import decisions
from pages.shared.ledger.shown import facts_shown
from pages.shared.printed import prose
from pages.shared.results import results

_PLACE = "proposal-place"
_ROWS = 35  # pixels
_MOST_LISTED = 500
_ANSWERS = {"new": "Confirm as a new fact", "add": "Add to a fact"}
_ABOUT = (
    "The machine proposes pairs of sentences that may tell the same fact; nothing is on the ledger before you say so. "
    "The score says how much they share, from 0 to 1, and is no probability. What you reject is not proposed again."
)


def show_proposals(filters: Filters) -> None:
    """The proposals that nobody has decided: one open, all in a list."""
    everything = results()
    alignments = proposed(choose_compared())
    if alignments is None:
        return
    pairs = open_proposals(alignments, facts_shown(), rejected_pairs(decisions()))
    shown = _passing(pairs, select(everything, filters))
    st.html(f'<h2 class="finding">{_say_how_many(len(shown), len(pairs), filters)}</h2>')
    prose([_ABOUT])
    if len(shown):
        _one_and_all(shown, everything)


def n_proposed() -> int:
    """How many proposals wait, where they are quickly found; else none."""
    return len(open_proposals(proposed_at_once(), facts_shown(), rejected_pairs(decisions())))


def _one_and_all(pairs: pd.DataFrame, everything: Results) -> None:
    at = min(st.session_state.get(_PLACE, 0), len(pairs) - 1)
    pair = pairs.iloc[at].to_dict()
    _steps(at, len(pairs))
    show_pair(pair, everything)
    st.html(f'<p class="counts"><b>Score {pair["score"]:.2f} of 1.</b> {html.escape(say_reasons(pair))}</p>')
    offer_pair(pair, say_reasons(pair), everything, "proposal")
    _answer(pair, everything)
    _list(pairs)


def _steps(at: int, n: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="proposal-steps"):
        st.button("Previous", on_click=_go, args=(at - 1,), disabled=at == 0, key="proposal-previous")
        st.button("Next", on_click=_go, args=(at + 1,), disabled=at == n - 1, key="proposal-next")
        st.caption(f"Proposal {at + 1} of {n}, best score first", width="content")


def _go(at: int) -> None:
    st.session_state[_PLACE] = at


def _answer(pair: dict, everything: Results) -> None:
    name, turn = pair_id(pair["sentence_id"], pair["other_id"]), len(decisions())
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="proposal-answers"):
        answer = st.segmented_control(
            "Do they tell the same fact?", list(_ANSWERS), format_func=_ANSWERS.get, key=f"answer-{name}-{turn}",
            label_visibility="collapsed", width="content",
        )  # fmt: skip
        rejected = st.button("Reject", key="proposal-reject", help="They do not tell the same fact")
    if rejected:
        said = f"{_place(pair['sentence_id'])}, and {_place(pair['other_id'])}, as one fact"
        decide_on("rejected", said, {("pair", name): {"id": name, **REJECTED}})
    elif answer == "new":
        known = fact_of_pair(pair, everything)
        take(lambda: fact_form(known, f"confirm-{name}", "Put it on the ledger"), _confirm)
    elif answer == "add":
        _add_to(pair, name, everything)


def _confirm(written: Fact) -> None:
    fact = name_new(written)
    decide_on("confirmed", fact.what, {("fact", fact.id): fact.record()})


def _add_to(pair: dict, name: str, everything: Results) -> None:
    ids = (pair["sentence_id"], pair["other_id"])
    facts = {fact.id: fact for fact in facts_shown()}
    holding = [
        fact
        for fact in facts.values()
        if {each for telling in fact.tellings for each in telling.sentence_ids} & set(ids)
    ]
    options = list(dict.fromkeys((*(fact.id for fact in holding), *facts)))
    with st.form(f"add-{name}"):
        chosen = st.selectbox(
            "The fact that both tell", options, 0 if holding else None, lambda each: facts[each].what,
            placeholder="A fact", help="Facts that one of the two sentences tells already come first",
        )  # fmt: skip
        sent = st.form_submit_button("Add the two sentences to it", type="primary", key=f"add-{name}-send")
    if sent and chosen is None:
        st.error("Choose the fact that both tell.")
    elif sent:
        fact = anchored(with_sentences(facts[chosen], ids), everything)
        decide_on(
            "confirmed", f"{fact.what} Told also by: {'; '.join(map(_place, ids))}", {("fact", fact.id): fact.record()}
        )


def _list(pairs: pd.DataFrame) -> None:
    """The best proposals, all of a few hundred; a chosen row opens its own."""
    n, pairs = len(pairs), pairs.head(_MOST_LISTED)
    listed = pd.DataFrame(
        {
            "Score": pairs["score"],
            "One passage": [_place(name) for name in pairs["sentence_id"]],
            "The other": [_place(name) for name in pairs["other_id"]],
            "Reasons": [say_reasons(pair) for pair in pairs.to_dict("records")],
        }
    )
    st.dataframe(
        listed,
        key=f"proposal-rows-{len(decisions())}",
        hide_index=True,
        column_config={"Score": st.column_config.NumberColumn(format="%.2f", width="small")},
        height=min(8, len(listed) + 1) * _ROWS + 3,
        on_select=_go_to_row,
        selection_mode="single-row",
        alt="The proposals, best first. Choose a row to open it.",
    )
    if n > len(pairs):
        st.caption(f"The best {len(pairs)} of {n:,} are listed; “Next” leads to the others.")


def _place(sentence_id: str) -> str:
    """Where a sentence stands: "Russian author, ¶ 2, sentence 3"."""
    doc_id, paragraph, sentence = sentence_id.rsplit("/", 2)
    return f"{named_with_side()[doc_id]}, ¶ {int(paragraph[1:])}, sentence {int(sentence[1:])}"


def _go_to_row() -> None:
    """Callback: open the proposal of the chosen row."""
    event = st.session_state[f"proposal-rows-{len(decisions())}"]
    for at in event["selection"]["rows"]:
        _go(at)


def _passing(pairs: pd.DataFrame, shown: Results) -> pd.DataFrame:
    """The pairs of which a sentence stands in a paragraph that passes the filters."""
    passing = set(shown.sentences["sentence_id"])
    return pairs[pairs["sentence_id"].isin(passing) | pairs["other_id"].isin(passing)]


def _say_how_many(n: int, n_all: int, filters: Filters) -> str:
    if n_all == 0:
        return "There is no proposal left to decide."
    if filters.narrows:
        return f"{n} of {n_all} proposals {'has' if n == 1 else 'have'} a passage that passes the filters."
    return f"{amount(n, 'pair')} of passages may tell the same fact."
