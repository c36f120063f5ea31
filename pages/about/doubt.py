"""How sure is this? Every difference with its doubt, one of them taken apart, and the rules of the badges."""

import html

import pandas as pd
import streamlit as st

from analysis.contrast.contrasts import AUTHORS, MEETINGS, contrast_authors, contrast_meetings
from analysis.contrast.doubt.checks import BADGES, CHECKS
from analysis.contrast.doubt.families import families
from pages.shared.audit_charts import draw_audit
from pages.shared.card import draw_card
from pages.shared.contrasts import View, say_no_events
from pages.shared.doubt_charts import differences_chart, differences_table, doubts_of, what_is_compared
from pages.shared.doubt_lesson import draw_lesson
from pages.shared.filters import narrow
from pages.shared.method_parts import benchmarks
from pages.shared.pairs import choose_pairs
from pages.shared.printed import prose, table, write_table_styles
from pages.shared.results import results
from pages.shared.said_doubt import LEAD, MANY, TWO, WRONG
from pages.shared.table import draw_table

pair, events = choose_pairs()
st.title("How sure is this?", anchor=False)
write_table_styles()
filters, shown = narrow(results())
prose([*LEAD, TWO if len(results().documents) == 2 else MANY])
named = families(results().scope)
family = st.segmented_control(
    "Compare", list(named), format_func=named.get, default=AUTHORS, required=True, key="family",
    label_visibility="collapsed", bind="query-params",
)  # fmt: skip
contrast = contrast_meetings(shown, pair=events) if family == MEETINGS else contrast_authors(shown, pair)
view = View(f"doubt_{family}", shown, filters, {"": contrast}, events, pair)
doubts = doubts_of(view, family)
if family == MEETINGS and not results().scope.events:
    say_no_events()
elif doubts.ranked.empty:
    st.html(f'<p class="counts">{html.escape("One side has no paragraph here: nothing can be compared.")}</p>')
else:
    draw_card(differences_chart(view, doubts), shown)
    draw_table(differences_table(view, doubts), shown)
    st.header("One difference, taken apart", anchor="apart")
    draw_lesson(view, doubts)

if not contrast.empty:
    st.header("The same with the names exchanged, and masked", anchor="names")
    draw_audit(view, what_is_compared(view, MEETINGS if family == MEETINGS else AUTHORS))
st.header("The six checks, and what a badge says", anchor="checks")
table(pd.DataFrame([(check.name, check.rule) for check in CHECKS], columns=["Check", "Passed when"]), "The six checks")
table(pd.DataFrame(BADGES.items(), columns=["Badge", "Given when"]), "The badges")
st.header("How often is this page wrong?", anchor="wrong")
prose(WRONG)
benchmarks(lambda name: name == "doubt")
