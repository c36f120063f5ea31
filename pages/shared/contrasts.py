"""Charts that the contrast pages share: two sides compared in topics, tone, actors named, and voices heard."""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, wraps

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis.catalogue import Measure
from analysis.charts.dots import dots, dots_in_panels
from analysis.charts.sides import side_groups
from analysis.charts.theme import Theme
from analysis.charts.voices import voice_bars
from analysis.contrast.compared import JUDGED, actors_named, clearest, compare, score_sides, side_values
from analysis.contrast.contrasts import AUTHORS, MEETINGS, Contrast, Pair, paragraphs_left_out, say_left_out
from analysis.contrast.findings import (
    Finding,
    actor_in_sentence,
    describe,
    stated,
    topic_in_sentence,
    upper_first,
    within,
)
from analysis.contrast.heard import SPOKEN, behind_voices, words_heard
from analysis.contrast.rollup import tally
from analysis.contrast.selection import Filters
from analysis.contrast.tone_findings import say_translated
from analysis.contrast.topic_findings import say_flat
from analysis.evidence.behind import behind_values
from analysis.evidence.standing import agreements
from analysis.results import Results
from pages.shared.card import Chart
from pages.shared.labels import VOICE_LABELS, topic_labels
from pages.shared.making import making, said_filters, voice_of
from pages.shared.method_parts import RESULTS
from pages.shared.project import the_project
from pages.shared.results import measures, results, results_key
from pages.shared.ways import way_to

ACTORS_SHOWN = 6
CODEBOOKS_PAGE, _ADD_PAGE = "pages/work/codebooks.py", "pages/work/add.py"
VIEWS_REMEMBERED = 256  # of each kind of frame that several charts of a page are drawn from
REMEMBERED = 4_096  # charts and frames for all readers together; a page view takes up to ten, some 100 kB each
_BAR_KEY = "Pale: the author’s own words. Hatched: reported. Full: quoted."


@dataclass(frozen=True)
class View:
    """What a contrast page shows: the results, narrowed by the filters, and its contrasts by the title of their panel.

    The panel "" is the contrast as a whole; it heads every chart. events, tellings: the two events and the two tellings
    that charts split by; without them the first two.
    """

    page: str
    shown: Results
    filters: Filters
    panels: Mapping[str, Contrast]
    events: Pair | None = None
    tellings: Pair | None = None

    @property
    def whole(self) -> Contrast:
        """The contrast of all paragraphs shown."""
        return self.panels[""]

    @property
    def key(self) -> tuple:
        """What tells it from other views, for whatever is cached of it."""
        sides = tuple((panel, *(side.id for side in each.sides)) for panel, each in self.panels.items())
        return self.page, self.filters, results_key(), sides, self.events, self.tellings

    @cached_property
    def translated(self) -> str:
        """Which text is a translation, as a sentence: said wherever tone is compared."""
        return say_translated(self.shown, self.whole)

    @property
    def together(self) -> str:
        """What the tellings are called where they are taken together: "Both texts", "All tellings"."""
        names, noun = self.shown.scope.names, "texts" if len(self.shown.documents) < 3 else "tellings"
        return f"Both {noun}" if len(names) == 2 else f"All {noun}"

    @property
    def left_out(self) -> str:
        """How many paragraphs are on no side, where events are compared, as a sentence."""
        return say_left_out(self.shown, self.events) if self.whole.id == MEETINGS else ""

    @property
    def left_out_rests_on(self) -> tuple[pd.DataFrame, ...]:
        """What `left_out` takes its numbers from."""
        return (paragraphs_left_out(self.shown, self.events),) if self.whole.id == MEETINGS else ()

    def voice(self, measure_id: str) -> str:
        """Whose words a measure counts here."""
        return voice_of(measures()[measure_id], self.filters)


def remembered(make: Callable[..., Chart | None]) -> Callable[..., Chart | None]:
    """A chart of a view (or None), made once for all readers who see that view, and drawn once in each theme."""

    @st.cache_resource(show_spinner=False, max_entries=REMEMBERED)
    def made(key: tuple, _view: View, _others: tuple) -> Chart | None:
        chart = make(_view, *_others)
        return chart and replace(chart, figure=_drawn_once(chart.figure))

    @wraps(make)
    def of_view(view: View, *others) -> Chart:
        return made((make.__name__, view.key), view, others)

    return of_view


def _drawn_once(figure: Callable[[Theme], go.Figure]) -> Callable[[Theme], go.Figure]:
    drawn: dict[str, go.Figure] = {}

    def of_theme(theme: Theme) -> go.Figure:
        if theme.name not in drawn:
            drawn[theme.name] = figure(theme)
        return drawn[theme.name]

    return of_theme


@remembered
def topics_chart(view: View) -> Chart:
    """The share of paragraphs in which each topic is present."""
    values = values_of(view, "topic_share", topic_labels())
    silent = len(topic_labels()) - values["key"].nunique()
    verb = "is" if silent == 1 else "are"
    more = f"{silent} of {len(topic_labels())} topics {verb} present on neither side." if silent else ""
    counted = stated(n_topics=len(topic_labels()), n_silent=silent)
    return dots_chart(view, "topics", "topic_share", values, more, rests_on=(counted,))


@remembered
def actors_chart(view: View) -> Chart:
    """How often the actors named most are named; panel by panel where the view has several."""
    every = actors_named(view.shown, view.whole)
    labels, named = {actor: actor for actor in every[:ACTORS_SHOWN]}, len(every)
    values = pd.concat([values_of(view, "actor_rate", labels, panel) for panel in view.panels], ignore_index=True)
    more = f"The {len(labels)} actors named most, of {named}." if named > len(labels) else ""
    counted, several = stated(n_actors_shown=len(labels), n_actors=named), len(view.panels) > 1
    return dots_chart(view, "actors", "actor_rate", values, more, stacked=several, rests_on=(counted,))


@remembered
def tone_by_voice(view: View) -> Chart:
    """Tone of the author's own words, and of the words each author retells or quotes."""
    rows = [values_of(view, "polarity", {"": VOICE_LABELS[voice]}, voice=voice) for voice in SPOKEN]
    return dots_chart(view, "tone", "polarity", pd.concat(rows, ignore_index=True), view.translated)


@remembered
def tone_by_panel(view: View) -> Chart:
    """Tone in the texts together, and in each."""
    rows = [values_of(view, "polarity", {"": panel or view.together}, panel) for panel in view.panels]
    return dots_chart(view, "tone", "polarity", pd.concat(rows, ignore_index=True), view.translated)


@remembered
def voices_chart(view: View) -> Chart:
    """Whose words fill each side: the author's, or those of speakers quoted or reported."""
    heard = pd.concat([words_heard(view.shown, each, panel) for panel, each in view.panels.items()], ignore_index=True)
    head = head_of(view, "quoted_share")
    whole = next((panel for panel in view.panels if panel), "") and view.together
    return Chart(
        key=f"{view.page}_voices",
        finding=within(head.sentence, view.filters),
        figure=lambda theme: voice_bars(heard, side_groups(view.whole, theme), theme, whole),
        frame=heard,
        counts=f"{_BAR_KEY} {head.doubt}".strip(),
        alt=f"Bars of words by voice. {within(head.whole, view.filters)}",
        made=making(measures()["quoted_share"], view.filters),
        behind=behind_voices(view.shown, view.panels, VOICE_LABELS),
        rests_on=head.rests_on,
    )


def dots_chart(
    view: View,
    name: str,
    measure_id: str,
    values: pd.DataFrame,
    more: str = "",
    stacked: bool = False,
    rests_on: tuple[pd.DataFrame, ...] = (),
) -> Chart:
    """A chart of dots, headed by the clearest difference; with `stacked`, panel under panel.

    more: a sentence under the counts, and `rests_on` what it takes its numbers from.
    """
    measure, head = measures()[measure_id], head_of(view, measure_id)
    groups = {side.id: side.label for side in view.whole.sides}
    members = {(panel, side.id): side.paragraph_ids for panel, each in view.panels.items() for side in each.sides}
    voices = values["mark"].str.split("|").str[1].unique()
    tallies = {voice: tallied(view, voice) for voice in voices}
    return Chart(
        key=f"{view.page}_{name}",
        finding=within(head.sentence, view.filters),
        figure=lambda theme: _dots(values, view, measure, theme, stacked),
        frame=values,
        counts=" ".join(part for part in (head.doubt, more, say_flat(values)) if part),
        alt=f"{measure.label} as dots with intervals. {within(head.whole, view.filters)}",
        made=making(measure, view.filters, more=more),
        behind=behind_values(view.shown, values, measure_id, groups, members, tallies),
        rests_on=(*head.rests_on, *rests_on),
    )


def _dots(values: pd.DataFrame, view: View, measure: Measure, theme: Theme, stacked: bool) -> go.Figure:
    groups = side_groups(view.whole, theme)
    if not stacked:
        return dots(values, groups, measure, theme)
    return dots_in_panels(values, groups, measure, theme, {panel: panel or view.together for panel in view.panels})


def values_of(view: View, measure_id: str, labels: Mapping[str, str], panel: str = "", voice: str = "") -> pd.DataFrame:
    """The values of both sides of one panel, for dots; in the measure's own voice unless another is asked for."""
    voice = voice or view.voice(measure_id)
    scores = score_sides(view.shown, view.panels[panel], voice, (measure_id,), tallied(view, voice))
    return side_values(scores, measure_id, labels, panel, silent=measure_id == "actor_rate")


def head_of(view: View, measure_id: str) -> Finding:
    """The clearest difference of a measure between the two sides, as a finding."""
    measure, row = measures()[measure_id], clearest(compared(view), measure_id)
    if row is None:
        return Finding(f"{measure.label}: nothing was counted on either side.", "", measure_id, "")
    return describe(row, measure, *view.whole.sides, in_sentence(measure_id, row["key"]))


def in_sentence(measure_id: str, key: str) -> str:
    """A topic or actor as a sentence names it."""
    if measure_id.startswith("topic"):
        return topic_in_sentence(topic_labels().get(key, key))
    return actor_in_sentence(key)


def compared(view: View) -> pd.DataFrame:
    """The differences of the whole contrast in every measure, each judged: one badge on every page."""
    sides = tuple(side.id for side in view.whole.sides)
    return _compared((view.whole.id, sides, view.filters, results_key()), view)


@st.cache_resource(show_spinner=False, max_entries=REMEMBERED)
def _compared(key: tuple, _view: View) -> pd.DataFrame:
    return compare(_view.shown, _view.whole, {name: _view.voice(name) for name in JUDGED}, agreements(RESULTS))


def tallied(view: View, voice: str) -> pd.DataFrame:
    """What every paragraph of the view adds to every measure, in a voice: counted once for all who see the view."""
    return _tally(view.key, view.shown, voice)


@st.cache_resource(show_spinner=False, max_entries=REMEMBERED)
def _tally(key: tuple, _shown: Results, voice: str) -> pd.DataFrame:
    return tally(_shown, voice)


def say_side_empty(contrast: Contrast, filters: Filters) -> None:
    """In place of the charts: which side has no paragraph, and why."""
    sides = upper_first(" and ".join(side.phrase for side in contrast.empty))
    several = len(contrast.empty) > 1
    sentence = f"{sides} {'have' if several else 'has'} no paragraph here, so nothing can be compared."
    if contrast.id == AUTHORS and len(results().scope.names) < 2:
        say_one_article()
        return
    if contrast.id == MEETINGS and not contrast.target.id:
        say_no_events()
        return
    with st.container(border=True, key=f"side-empty-{contrast.id}"):
        st.html(f'<h2 class="finding">{html.escape(sentence)}</h2>')
        st.html(f'<p class="counts">{html.escape(said_filters(filters))} Choose others above, or clear them.</p>')


def say_one_article() -> None:
    """In place of what compares tellings: there is one article only, or one in English."""
    project = the_project()
    which = "one article in English" if project and project.unscored else "one article"
    with st.container(border=True, key="one-article"):
        st.html(f'<h2 class="finding">There is {which} only, so nothing can be compared.</h2>')
        st.html('<p class="counts">Add another telling of the same events.</p>')
        way_to(_ADD_PAGE, "Add articles")


def say_no_events() -> None:
    """In place of what compares events: there are none."""
    with st.container(border=True, key="no-events"):
        st.html('<h2 class="finding">This project has no events yet.</h2>')
        st.html('<p class="counts">Define them on the Codebooks page.</p>')
        way_to(CODEBOOKS_PAGE, "Define events")
