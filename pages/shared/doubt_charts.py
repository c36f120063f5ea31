"""The page “How sure is this?”: all differences of a family beside their floor, and one of them taken apart."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.differences import difference_dots, with_badges
from analysis.charts.dots import Group
from analysis.charts.draws import drawn_sizes, without_each_paragraph
from analysis.charts.sides import side_groups
from analysis.charts.theme import Theme
from analysis.contrast.compared import JUDGED
from analysis.contrast.contrasts import AUTHORS, MEETINGS
from analysis.contrast.doubt.families import comparisons
from analysis.contrast.doubt.judged import judge
from analysis.contrast.doubt.lesson import Lesson, take_apart
from analysis.contrast.doubt.pairs import Comparison
from analysis.contrast.doubt.ranked import (
    drawn_rows,
    ranked_rows,
    ranked_table,
    say_standings,
    say_too_little,
    standings_stated,
)
from analysis.contrast.doubt.words import (
    say_agreement,
    say_chance,
    say_confidence,
    say_floor,
    say_likely,
    say_steadiness,
    say_text,
)
from analysis.contrast.findings import actor_in_sentence, topic_in_sentence, within
from analysis.evidence.behind import paragraphs_behind
from analysis.evidence.error_rates import by_chance_stated, leaning_by_chance, say_by_chance
from analysis.evidence.standing import agreements
from pages.shared.card import Chart
from pages.shared.contrasts import View, compared, remembered, tallied
from pages.shared.labels import topic_labels
from pages.shared.making import said_filters, source
from pages.shared.method_parts import RESULTS
from pages.shared.pairs import author_pair
from pages.shared.project import the_project
from pages.shared.results import measures
from pages.shared.table import Table

_WHAT = {
    "voices": "the authors’ own words and those they report or quote",
    "topics": "the paragraphs on a topic and the others",
}
_KEY = "Grey band: 95 % of the differences between two halves of one text. ● holds, ◉ leans, ○ noise."
_ON_A_SLIDE = 14  # rows
_FORMULA = (
    "Each difference is the target’s value less the reference’s. Badges follow six fixed rules, which stand at the "
    "foot of this page; no single test decides."
)
_LIMITS = (
    "Paragraphs are resampled, dealt and left out; the doubt is that of these texts, never of authors, outlets or "
    "nations. The rows are not independent of each other: many count the same words in different ways."
)


@dataclass(frozen=True)
class Doubts:
    """The judged differences of a family, the best standing first, and what was compared with what."""

    family: str
    made: list[Comparison]
    ranked: pd.DataFrame

    def comparison(self, row: pd.Series) -> Comparison:
        """What a row compares."""
        return next(each for each in self.made if each.id == row["comparison"])


def what_is_compared(view: View, family: str) -> str:
    """Between what a family tells differences, in a sentence: "the two texts", "the two meetings"."""
    if family == AUTHORS:
        return f"the two {view.whole.noun}s"
    return f"the two {view.shown.scope.event_word}s" if family == MEETINGS else _WHAT[family]


def doubts_of(view: View, family: str) -> Doubts:
    """The doubts of a family among the paragraphs shown, judged once for all readers who see them."""
    return _doubts((family, *view.key[1:]), view, family)


@st.cache_resource(show_spinner=False, max_entries=64)
def _doubts(key: tuple, _view: View, family: str) -> Doubts:
    voices = {name: _view.voice(name) for name in JUDGED if name in measures()}
    topics = {topic: topic_in_sentence(label) for topic, label in topic_labels().items()}
    made = comparisons(_view.shown, family, voices, author_pair(), topics, _view.events)
    whole = family in (AUTHORS, MEETINGS)
    judged = compared(_view) if whole and made else judge(_view.shown, made, agreements(RESULTS))
    return Doubts(family, made, ranked_rows(judged, made, measures(), _names(judged)) if len(judged) else judged)


def _names(judged: pd.DataFrame) -> Mapping[str, str]:
    """Topics and actors as a sentence names them."""
    topics = {topic: topic_in_sentence(label) for topic, label in topic_labels().items()}
    return {key: topics.get(key) or actor_in_sentence(key) for key in judged["key"].unique() if key}


@remembered
def differences_chart(view: View, doubts: Doubts) -> Chart:
    """Every difference with enough text, beside what one text split in half can show."""
    rows, finding = drawn_rows(doubts.ranked), say_standings(doubts.ranked, what_is_compared(view, doubts.family))
    which = "those with enough text" if rows["covered"].any() else "none with enough text"
    told = f"Drawn: {len(rows)} of {len(doubts.ranked)}, {which}; the table has all."
    of_pair = doubts.family in (AUTHORS, "voices")
    n_tested, n_paragraphs = (
        int(doubts.ranked["q"].notna().sum()),
        len(view.whole.groups if of_pair else view.shown.paragraphs),
    )
    leaning = leaning_by_chance(RESULTS, n_paragraphs)
    by_chance = say_by_chance(n_tested, leaning)
    return Chart(
        key=f"doubt_{doubts.family}",
        finding=within(finding, view.filters),
        figure=lambda theme: _drawn(rows, doubts, view, theme),
        frame=doubts.ranked.drop(columns=["in_floors", "low_in_floors", "high_in_floors"]),
        counts=" ".join(part for part in (by_chance, _KEY, told, say_too_little(doubts.ranked)) if part),
        alt=f"One row per difference, as a dot with its interval before the band of one text. {finding}",
        made=_making(view),
        behind=_behind(view, doubts, rows),
        rests_on=(standings_stated(doubts.ranked, len(rows)), by_chance_stated(n_tested, leaning)),
    )


def _drawn(rows: pd.DataFrame, doubts: Doubts, view: View, theme: Theme):
    rows = rows.head(_ON_A_SLIDE) if theme.name == "print" else rows
    return with_badges(difference_dots(rows, _groups(doubts, view, theme), theme), rows, theme)


def _groups(doubts: Doubts, view: View, theme: Theme) -> list[Group]:
    if doubts.family in (AUTHORS, MEETINGS):
        return side_groups(view.whole, theme)
    labels = {"voices": ("own words", "the others’ words"), "topics": ("paragraphs on it", "the other paragraphs")}
    colours = (theme.ink, theme.further[2])
    return [Group(name, name, colour) for name, colour in zip(labels[doubts.family], colours, strict=True)]


def _behind(view: View, doubts: Doubts, rows: pd.DataFrame) -> pd.DataFrame:
    found = []
    for _, row in rows.iterrows():
        sides, voices = doubts.comparison(row).sides, (row["voice"], row["voice_reference"])
        parts = [
            paragraphs_behind(tallied(view, voice), row["measure"], row["key"], side.paragraph_ids)
            for side, voice in zip(sides, voices, strict=True)
        ]
        ids = list(dict.fromkeys(each for part in parts for each in part))
        found.append((f"{row['label']}: {row['badge']}", row["mark"], ids))
    return pd.DataFrame(found, columns=["label", "mark", "paragraph_ids"])


def differences_table(view: View, doubts: Doubts) -> Table:
    """Every difference with its values, its chances, its checks and its doubt in words."""
    frame = ranked_table(doubts.ranked)
    ids = [list(dict.fromkeys(id_ for side in doubts.comparison(row).sides for id_ in side.paragraph_ids))
           for _, row in doubts.ranked.iterrows()]  # fmt: skip
    what = what_is_compared(view, doubts.family)
    number = st.column_config.NumberColumn(format="%.3f", width=70)
    wide = {"difference": st.column_config.TextColumn(width=260), "in words": st.column_config.TextColumn(width=900)}
    return Table(
        key=f"doubt_table_{doubts.family}",
        finding=within(f"All {len(frame)} differences between {what}, check by check.", view.filters),
        frame=frame.assign(paragraph_ids=ids),
        columns={name: wide.get(name, number if name in ("p", "q") else name) for name in frame.columns},
        counts="The best standing first: by badge, checks passed, and size against the floor.",
        made=_making(view),
    )


@dataclass(frozen=True)
class Step:
    """One check of one difference: what it found, in a sentence, and the figure that shows it, if there is one."""

    check: str
    said: str
    figure: Callable[[Theme], go.Figure] | None = None


def steps_of(view: View, doubts: Doubts, row: pd.Series) -> list[Step]:
    """The six checks of one difference, each with its own figures."""
    measure = measures()[row["measure"]]
    lesson = _lesson((doubts.family, row["mark"], *view.key[1:]), view, doubts, row)
    low, high, floor, least, most, size = (
        measure.show(row[each], signed=True) for each in ("low", "high", "floor", "least", "most", "difference")
    )
    n_tested = int(doubts.ranked["q"].notna().sum())
    interval = f"The middle 95 % of the resamples lie between {low} and {high}. {say_likely(row)}"
    split = f"{say_floor(row, floor.lstrip('+'))} Here it is {size}."
    steady = say_steadiness(row, least, most)
    articles = "the built-in articles" if the_project() else "these articles"
    return [
        Step("clear", interval, _drawn_sizes(row, lesson.resampled, (row["low"], row["high"]))),
        Step("rare", say_chance(row, n_tested), _drawn_sizes(row, lesson.relabelled, _beyond(row))),
        Step("beyond", split, _drawn_sizes(row, lesson.halves, (-row["floor"], row["floor"]))),
        Step(
            "steady", steady, lambda theme: without_each_paragraph(lesson.one_less, row["difference"], measure, theme)
        ),
        Step("agree", say_agreement(row, articles)),
        Step("covered", say_text(row)),
    ]


def say_verdict(row: pd.Series) -> str:
    """The difference and its badge, in two sentences."""
    return f"{row['label']}: {row['shown']}, higher in {row['side']}. {say_confidence(row)}"


@st.cache_resource(show_spinner=False, max_entries=64)
def _lesson(key: tuple, _view: View, _doubts: Doubts, _row: pd.Series) -> Lesson:
    return take_apart(_view.shown, _doubts.comparison(_row), _row)


def _beyond(row: pd.Series) -> tuple[float, float]:
    """Sizes smaller than the difference itself: what lies outside is as far from 0 as it is."""
    size = abs(row["difference"])
    return -size, size


def _drawn_sizes(row: pd.Series, drawn: np.ndarray, band: tuple) -> Callable[[Theme], go.Figure] | None:
    if not len(drawn) or any(pd.isna(end) for end in band):
        return None
    return lambda theme: drawn_sizes(drawn, row["difference"], band, measures()[row["measure"]], theme)


def _making(view: View) -> Making:
    return Making(formula=_FORMULA, settings=said_filters(view.filters), mask="", limits=_LIMITS, source=f"{source()}.")
