"""One difference taken apart: six questions, each answered with the reader's own data."""

import html

import pandas as pd
import streamlit as st

from analysis.contrast.doubt.checks import CHECKS
from analysis.contrast.doubt.words import say_paragraph
from pages.shared.card import PLAIN
from pages.shared.contrasts import View
from pages.shared.doubt_charts import Doubts, Step, say_verdict, steps_of
from pages.shared.evidence import evidence_pane
from pages.shared.look import theme
from pages.shared.markup import printed

_ANSWERS = {True: ("✓", "passed"), False: ("✗", "not passed")}
_UNKNOWN = ("?", "cannot be told")
_STYLE = """<style>
.check { display: grid; grid-template-columns: 2rem 1fr; }
.check b { font: 600 1.4rem/1.3 var(--serif); color: var(--muted); }
.check b.passed { color: var(--ink); }
.check h3 { font: 600 1.15rem/1.4 var(--serif); margin: 0; padding: 0; }
.check p { grid-column: 2; margin: .3rem 0 0; line-height: 1.5; }
.check p.rule { color: var(--muted); font-size: .9375rem; }
</style>"""


@st.fragment
def draw_lesson(view: View, doubts: Doubts) -> None:
    """A choice among the differences, its verdict, the six checks, and the paragraphs that cut the other way."""
    st.html(_STYLE)
    rows = doubts.ranked.set_index("mark", drop=False)
    labels = {mark: f"{row['label']}: {row['badge']}" for mark, row in rows.iterrows()}
    name = f"doubt-chosen-{doubts.family}"
    if st.session_state.get(name) not in labels:
        st.session_state[name] = rows.index[0]
    row = rows.loc[st.selectbox("Difference", list(rows.index), format_func=labels.get, key=name, width=520)]
    st.html(f'<h2 class="finding">{printed(say_verdict(row))}</h2>')
    for place, step in enumerate(steps_of(view, doubts, row), 1):
        _draw_step(row, step, place)
    _draw_against(view, row)


def _draw_step(row: pd.Series, step: Step, place: int) -> None:
    check = next(check for check in CHECKS if check.id == step.check)
    sign, answer = _UNKNOWN if row[check.id] is None else _ANSWERS[bool(row[check.id])]
    words, chart = st.columns([5, 6], gap="large")
    words.html(
        f'<div class="check"><b class="{answer.replace(" ", "-")}" aria-hidden="true">{sign}</b>'
        f"<h3>{place}. {html.escape(check.name.capitalize())}: {answer}</h3>"
        f'<p>{printed(step.said)}</p><p class="rule">{html.escape(check.rule)}</p></div>'
    )
    if step.figure:
        name = f"doubt-{step.check}"
        chart.plotly_chart(step.figure(theme()), theme=None, width="stretch", config=PLAIN, alt=step.said, key=name)


def _draw_against(view: View, row: pd.Series) -> None:
    """The way to the paragraphs that cut the other way, the strongest first."""
    against = list(row["against"])
    if against:
        chosen = st.selectbox(
            "Read what cuts the other way",
            against,
            index=None,
            format_func=say_paragraph,
            placeholder="The strongest first",
            key=f"doubt-against-{row['mark']}",
            width=420,
        )
        if chosen:
            evidence_pane(view.shown, [chosen], key="doubt-against-evidence")
