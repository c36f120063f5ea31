"""Charts of the words page: the words that set two sides apart, all figures, and what makes the tone differ."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.keyness import PASSED, foremost, keyness_bars
from analysis.charts.shift import SHOWN, shift_bars
from analysis.charts.sides import side_groups
from analysis.contrast.findings import within
from analysis.contrast.keyness.findings import (
    say_counted,
    say_floor,
    say_keywords,
    say_rows,
    say_shares,
    say_shift,
    shift_stated,
    words_stated,
)
from analysis.contrast.keyness.keywords import Keywords, keywords
from analysis.contrast.keyness.shift import word_shift
from analysis.evidence.behind_words import behind_keywords, behind_shift
from pages.shared.card import Chart
from pages.shared.contrasts import VIEWS_REMEMBERED, View, head_of, remembered
from pages.shared.making import making, said_filters
from pages.shared.results import measures
from pages.shared.table import Table

_COUNTS = "After each word: how often it stands on its own side, and on the other."
_BAND = f"Grey: as far as chance reaches. {PASSED} and bold: beyond it."
_LISTED = 1_000  # rows of the table, where there are more words
_COMPUTED_AXIS = "z: how clearly a side has more"
_COMPUTED = (
    "Log-likelihood G2 of a word’s counts on both sides, divided by its design effect: how much more its count varies "
    "over paragraphs than that of words dealt singly; never less than 1. Its root, with the sign of the log-odds ratio "
    "(its prior: the pooled counts of both sides), is z. Names and set phrases of several words count as one. A "
    "word passes where its z exceeds what that of no word does in 95 of 100 deals of the paragraphs, by Šidák’s bound."
)
_COMPUTED_SOURCE = (
    "Rao & Scott (1984), Annals of Statistics 12(1), 46-60; Šidák (1967), Journal of the American Statistical "
    "Association 62, 626-633"
)


@remembered
def keyness_chart(view: View) -> Chart:
    """The words, names and set phrases that set the two sides apart most."""
    found, contrast = keywords_of(view), view.whole
    finding, rows = say_keywords(found, contrast), foremost(found.compared)
    return Chart(
        key=view.page,
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: keyness_bars(rows, found.limit, side_groups(contrast, theme), theme, **_axis(found)),
        frame=_columns(found.compared),
        counts=f"{_BAND} {_COUNTS} {say_floor(found, contrast)} {view.left_out}".strip(),
        alt=f"Bars of words, one side to the left, the other to the right. {within(finding.whole, view.filters)}",
        made=_made(view, found, finding.doubt),
        behind=behind_keywords(rows, contrast),
        rests_on=(*words_stated(found, contrast), *view.left_out_rests_on),
    )


def keyness_table(view: View) -> Table:
    """Every word, name and set phrase with all its figures."""
    found, contrast = keywords_of(view), view.whole
    frame = found.frame.sort_values(["compared", "z"], ascending=False, kind="stable", key=_by_size).head(_LISTED)
    left = f" The {_LISTED:,} that part the two most are listed." if len(found.frame) > _LISTED else ""
    columns = _shown_columns(*(side.label for side in contrast.sides))
    return Table(
        key=f"{view.page}_table",
        finding=within(say_rows(found), view.filters),
        frame=frame.assign(passes=frame["survives"].map({True: PASSED, False: ""})),
        columns={name: column for name, column in columns.items() if name in frame or name == "passes"},
        counts=f"{say_counted(found, contrast)}{left}",
        made=_made(view, found, ""),
        rests_on=words_stated(found, contrast),
    )


@remembered
def shift_chart(view: View) -> Chart:
    """The scored words that make the two sides differ in tone."""
    contrast, voice = view.whole, view.voice("polarity")
    shift = word_shift(view.shown, contrast, voice)
    sentence, head = say_shift(shift, contrast), head_of(view, "polarity")
    shares = say_shares(shift, SHOWN)
    said = (contrast.target.label, contrast.reference.label)
    key = f"After each word: its weight; its places, {said[0]} : {said[1]}. The colours speak of the first."
    return Chart(
        key=f"{view.page}_shift",
        finding=within(sentence, view.filters),
        figure=lambda theme: shift_bars(shift, contrast.target.label, theme),
        frame=shift.drop(columns=["mark", "paragraph_ids"]),
        counts=" ".join(part for part in (key, shares, head.doubt, view.translated) if part),
        alt=f"Bars of scored words and what each adds to the difference. {within(sentence, view.filters)} {head.doubt}",
        made=_shift_made(view),
        behind=behind_shift(shift.head(SHOWN), contrast),
        rests_on=(shift_stated(shift, SHOWN), *head.rests_on),
    )


def keywords_of(view: View) -> Keywords:
    """The words of a view compared, once for all readers who see it."""
    return _keywords(view.key, view)


@st.cache_resource(show_spinner="Comparing the words …", max_entries=VIEWS_REMEMBERED)
def _keywords(key: tuple, _view: View) -> Keywords:
    return keywords(_view.shown, _view.whole)


def _axis(found: Keywords) -> dict[str, str]:
    return {"axis": _COMPUTED_AXIS} if found.deals is None else {}


def _made(view: View, found: Keywords, doubt: str) -> Making:
    """The drawer of keyness, which has no interval and no voice to choose."""
    settings = f"{say_counted(found, view.whole)} {said_filters(view.filters)} {doubt}".strip()
    made = replace(making(measures()["keyness"], view.filters, interval=False), settings=settings)
    if found.deals is not None:
        return made
    return replace(made, formula=_COMPUTED, source=f"{made.source} {_COMPUTED_SOURCE}.")


def _shift_made(view: View) -> Making:
    made = making(measures()["polarity"], view.filters, interval=False, more=view.translated)
    formula = (
        "A word adds its share of the scored words on one side, less its share on the other, times how far its weight "
        "lies from the other side’s tone. The words add up to the difference in tone exactly."
    )
    source = f"Gallagher et al. (2021), Generalized word shift graphs, EPJ Data Science 10:4. {made.source}"
    return replace(made, formula=formula, source=source)


def _columns(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.drop(columns=["unit", "mark", "paragraph_ids", "compared"])


def _by_size(column: pd.Series) -> pd.Series:
    return column.abs() if column.name == "z" else column


def _shown_columns(target: str, reference: str) -> dict[str, object]:
    """The columns of the table, in order; those of two sides are named by them."""
    number = st.column_config.NumberColumn
    return {
        "label": st.column_config.TextColumn("Word", width=170),
        "passes": st.column_config.TextColumn("Passes", width=60),
        "n_target": number(target, width=110),
        "n_reference": number(reference, width=110),
        "z": number("z", format="%+.2f", width=65),
        "p": number("p, adjusted", format="%.3f", width=85, help="Adjusted for looking at every word (max statistic)"),
        "log_odds": number("Log-odds", format="%+.2f", width=80),
        "g2": number("G2", format="%.1f", width=60, help="Log-likelihood; 3.84 is p = .05, 6.63 is p = .01"),
        "log_ratio": number("Log Ratio", format="%+.1f", width=80, help="+1: twice the rate, −1: half"),
        "dp": number(
            "DP", format="%.2f", width=60, help="0: evenly over its side’s paragraphs, 1: all in the smallest"
        ),
        "design_effect": number(
            "Design effect", format="%.1f", width=70, help="1: over paragraphs as if dealt singly; more: in clumps"
        ),
        "rate_target": number(f"{target}, per 1,000", format="%.1f"),
        "rate_reference": number(f"{reference}, per 1,000", format="%.1f"),
        "n_paragraphs_target": number(f"{target}, paragraphs"),
        "n_paragraphs_reference": number(f"{reference}, paragraphs"),
        "kind": "Kind",
    }
