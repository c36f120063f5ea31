"""Every telling (or event) at once, where there are more than two: small multiples, and what holds between each two."""

import html
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from analysis.briefing.exhibit import Making
from analysis.charts.dots import Group
from analysis.charts.every import MANY, PANELS, PANELS_OF_MANY, SIDES, every_panel, pairs_matrix
from analysis.charts.sides import side_colour
from analysis.charts.theme import Theme
from analysis.contrast.compared import JUDGED
from analysis.contrast.contrasts import MEETINGS
from analysis.contrast.every import (
    PAIRS,
    Panel,
    event_sides,
    every_value,
    judged_pairs,
    most_judged,
    n_pairs,
    spreads,
    telling_sides,
)
from analysis.contrast.every_findings import furthest_apart, most_different, say_unit
from analysis.contrast.findings import actor_in_sentence, say_paragraphs, topic_in_sentence, within
from analysis.contrast.groups import Side
from analysis.contrast.phrases import listed
from analysis.evidence.behind import paragraphs_behind
from analysis.evidence.standing import agreements
from pages.shared.briefing.taking import id_here
from pages.shared.card import Chart, chart_actions, draw_card
from pages.shared.contrasts import View, remembered, tallied
from pages.shared.labels import plain, topic_labels
from pages.shared.look import theme
from pages.shared.making import making
from pages.shared.method_parts import RESULTS
from pages.shared.results import measures, results_key
from pages.shared.ways import way_to

FEWEST = 3  # sides: two stand beside each other in every other chart
AT_ONCE, PARAGRAPHS_AT_ONCE = 6, 400  # sides, and paragraphs, whose pairs are judged without being asked: seconds
_MATRICES_KEPT = 32
_TONE = ("polarity", "subjectivity", "quoted_share", "reported_share")
_PAGES = {"authors": "pages/contrast/authors.py", "events": "pages/contrast/events.py"}
_ADDRESS = {"authors": ("of", "against"), "events": ("event_of", "event_against")}
_CHANCE = (
    "By chance: the paragraphs of all sides are dealt 1,000 times to sides of the same sizes; in each deal the panel "
    "that spreads furthest is taken (the maximum statistic of Westfall & Young 1993)."
)


def draw_every(view: View) -> None:
    """Both cards, where there are more than two sides of the kind that the view compares; else nothing."""
    if len(every_side(view)) < FEWEST:
        return
    with st.container(key=f"every-{view.page}", gap="small"):
        st.subheader(plain(_title(view)), anchor=False)
        chosen = st.segmented_control(
            "What every one of them says of",
            list(_FAMILIES),
            default=next(iter(_FAMILIES)),
            required=True,
            key=f"every-{view.page}-family",
        )
        if chart := _FAMILIES[chosen](view):
            draw_card(chart, view.shown)
        _draw_pairs(view)


def every_side(view: View) -> list[Side]:
    """The sides of the kind that the view compares, at most SIDES: those with most paragraphs, in their order."""
    sides = (event_sides if _kind(view) == "events" else telling_sides)(view.shown)
    sizes = sorted((len(side.paragraph_ids) for side in sides), reverse=True)
    least = sizes[SIDES - 1] if len(sizes) > SIDES else 0
    return [side for side in sides if len(side.paragraph_ids) >= least][:SIDES]


@remembered
def every_topic(view: View) -> Chart | None:
    """The share of paragraphs in which each topic is present, on every side."""
    labels = topic_labels()
    return _chart(
        view, "topics", [Panel("topic_share", key, name, topic_in_sentence(name)) for key, name in labels.items()]
    )


@remembered
def every_tone(view: View) -> Chart | None:
    """Tone, subjectivity, and the words quoted and reported, on every side."""
    known = measures()
    return _chart(view, "tone", [Panel(name, "", known[name].label, known[name].label.lower()) for name in _TONE])


@remembered
def every_stance(view: View) -> Chart | None:
    """Stance toward the actors judged most, on every side."""
    actors = most_judged(_tallies(view, ["stance"]), every_side(view), PANELS)
    return _chart(
        view, "stance", [Panel("stance", each, each, f"stance toward {actor_in_sentence(each)}") for each in actors]
    )


_FAMILIES: dict[str, Callable[[View], Chart | None]] = {
    "Topics": every_topic,
    "Tone and voices": every_tone,
    "Stance": every_stance,
}


def _chart(view: View, name: str, panels: Sequence[Panel]) -> Chart | None:
    """The small multiples of these panels, the ones that stand out most first; None where nothing is counted."""
    sides, tallies = every_side(view), _tallies(view, [panel.measure for panel in panels])
    spread = spreads(tallies, sides, panels)
    panels = _in_order(panels, spread)
    if not panels:
        return None
    values = every_value(tallies, sides, panels)
    head = furthest_apart(values, spread, panels, measures(), _what(view))
    drawn = panels[:PANELS]
    return Chart(
        key=f"{view.page}_every_{name}",
        finding=within(head.sentence, view.filters),
        figure=lambda look: every_panel(values, drawn, _groups(sides, look), measures(), look),
        frame=values,
        counts=" ".join(part for part in (head.doubt, _say_drawn(panels, sides), _say_numbers(drawn)) if part),
        alt=f"Small multiples, a panel per {_unit_of(name)}, a dot per side. {within(head.whole, view.filters)}",
        made=_made(view, panels),
        behind=_behind(values, tallies, sides, drawn),
        rests_on=head.rests_on,
    )


def _in_order(panels: Sequence[Panel], spread: pd.DataFrame) -> list[Panel]:
    """Only panels in which something is counted: those that stand out most first."""
    place = {each: at for at, each in enumerate(zip(spread["measure"], spread["key"], strict=True))}
    told = [panel for panel in panels if (panel.measure, panel.key) in place]
    empty = set(spread.loc[spread["spread"].fillna(0) + spread["floor"].fillna(0) == 0, "key"]) - {""}
    return sorted(
        (panel for panel in told if panel.key not in empty), key=lambda panel: place[panel.measure, panel.key]
    )


def _say_drawn(panels: Sequence[Panel], sides: Sequence[Side]) -> str:
    """Which panels a slide, or the chart, has no room for."""
    parts = []
    if others := panels[PANELS:]:
        parts.append(f"Not drawn, in the CSV: {listed([panel.title for panel in others])}.")
    if len(sides) > MANY and len(panels) > PANELS_OF_MANY:
        parts.append(f"A slide has room for the first {PANELS_OF_MANY} panels.")
    return " ".join(parts)


def _say_numbers(drawn: Sequence[Panel]) -> str:
    units = {say_unit(measures()[panel.measure]): None for panel in drawn}
    if all(measures()[panel.measure].id == "topic_share" for panel in drawn):
        return "At the right: paragraphs with the topic, of all. Open mark: fewer than 5 paragraphs."
    return f"In brackets: {listed(list(units), 'or')}. Open mark: fewer than 5 paragraphs."


def _made(view: View, panels: Sequence[Panel]) -> Making:
    """The drawer: the formula of each measure drawn, once."""
    known = list(dict.fromkeys(panel.measure for panel in panels))
    first = making(measures()[known[0]], view.filters, more=_CHANCE)
    if len(known) == 1:
        return first
    formulas = " ".join(f"{measures()[each].label}: {measures()[each].formula}" for each in known)
    return Making(formulas, first.settings, first.mask, first.limits, first.source)


def _behind(values: pd.DataFrame, tallies: pd.DataFrame, sides: Sequence[Side], drawn: Sequence[Panel]) -> pd.DataFrame:
    members, titles = (
        {side.id: side.paragraph_ids for side in sides},
        {(each.measure, each.key): each for each in drawn},
    )
    rows = []
    for row in values.dropna(subset="value").itertuples(index=False):
        if panel := titles.get((row.measure, row.key)):
            ids = paragraphs_behind(tallies, row.measure, row.key, members[row.side])
            rows.append((f"{panel.title}, {row.label}: {say_paragraphs(len(ids))}", row.mark, ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def _tallies(view: View, names: Sequence[str]) -> pd.DataFrame:
    """What each paragraph adds to these measures, each in the voice that counts for it."""
    parts = [tallied(view, view.voice(name)) for name in dict.fromkeys(names)]
    own = [part[part["measure"] == name] for name, part in zip(dict.fromkeys(names), parts, strict=True)]
    return pd.concat(own, ignore_index=True)


@st.fragment
def _draw_pairs(view: View) -> None:
    """The matrix of pairs: at once of few sides, of many on request."""
    sides, kept = every_side(view), _judged_before()
    names = tuple(side.id for side in sides)
    key = _kind(view), names, view.filters, results_key()  # not the pair that the page compares: the matrix has all
    if key not in kept and (_takes_seconds(view, sides) or _asked(view, sides)):
        while len(kept) >= _MATRICES_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = _judge_all(view, sides)
    if key in kept:
        _draw_matrix(view, sides, kept[key])


def _takes_seconds(view: View, sides: Sequence[Side]) -> bool:
    return len(sides) <= AT_ONCE and len(view.shown.paragraphs) <= PARAGRAPHS_AT_ONCE


@st.cache_resource(show_spinner=False, max_entries=1)
def _judged_before() -> dict:
    """The pairs that were judged, by the view they belong to: shared by all who see it."""
    return {}


def _asked(view: View, sides: Sequence[Side]) -> bool:
    """Whether the reader asks for the pairs now; the box that offers it then goes."""
    place = st.empty()
    with place.container(border=True, key=f"every-{view.page}-ask"):
        st.html(f'<h2 class="finding">{n_pairs(sides)} pairs can be judged.</h2>')
        st.html('<p class="counts">Each takes a moment, so they wait until you ask.</p>')
        asked = st.button("Judge every pair", type="primary", key=f"every-{view.page}-judge")
    if asked:
        place.empty()
    return asked


def _judge_all(view: View, sides: Sequence[Side]) -> pd.DataFrame:
    """Every pair judged, with a bar that moves where there are many."""
    total, rows = n_pairs(sides), []
    bar = None if _takes_seconds(view, sides) else st.progress(0.0, text=f"{total} pairs …")
    voices = {name: view.voice(name) for name in JUDGED}
    for row in judged_pairs(view.shown, sides, voices, agreements(RESULTS)):
        rows.append(row)
        if bar:
            bar.progress(min(1.0, len(rows) / total), text=f"{len(rows)} of {total} pairs")
    if bar:
        bar.empty()
    return pd.DataFrame(rows, columns=PAIRS)


def _draw_matrix(view: View, sides: Sequence[Side], pairs: pd.DataFrame) -> None:
    chart = _matrix(view, sides, pairs)
    with st.container(key=f"card-{chart.key}", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(chart.finding)}</h2>')
        event = st.plotly_chart(
            chart.figure(theme()),
            theme=None,
            width="stretch",
            config={"displayModeBar": False},
            alt=chart.alt,
            key=f"{chart.key}-figure",
            on_select="rerun",
            selection_mode="points",
        )
        st.html(f'<p class="counts">{html.escape(chart.counts)}</p>')
        chart_actions(chart, view.shown, id_here(chart.key, chart.numbers))
        _open_pair(view, sides, pairs, event["selection"]["points"])


def _matrix(view: View, sides: Sequence[Side], pairs: pd.DataFrame) -> Chart:
    head = most_different(pairs, sides, _what(view))
    labels = {side.id: side.label for side in sides}
    listing = "; ".join(_label_of_pair(row, labels) for row in pairs.to_dict("records"))
    made = making(measures()["topic_share"], view.filters)
    return Chart(
        key=f"{view.page}_every_pair",
        finding=within(head.sentence, view.filters),
        figure=lambda look: pairs_matrix(pairs, _groups(sides, look), look),
        frame=pairs.assign(target=pairs["target"].map(labels), reference=pairs["reference"].map(labels)),
        counts=f"{head.doubt} In a cell: how many differences hold; the darker, the more.",
        alt=f"Matrix of pairs. {within(head.whole, view.filters)} {listing}.",
        made=Making(
            "For each two of them, every difference that the pages compare (topics, tone, voices, actors named, "
            "stance) is asked six questions; it holds where all are answered yes, and leans where most are.",
            made.settings,
            "",
            "A pair with more text has more differences that can hold: an empty cell may only mean too little text.",
            made.source,
        ),
        rests_on=head.rests_on,
    )


def _open_pair(view: View, sides: Sequence[Side], pairs: pd.DataFrame, points: list[dict]) -> None:
    """The way to a pair: a click on its cell opens it; by keyboard it is picked from a list, and then opened."""
    labels, page = {side.id: side.label for side in sides}, _PAGES[_kind(view)]
    clicked = next((str(point["customdata"][0]) for point in points if point.get("customdata")), None)
    seen = f"every-{view.page}-clicked"
    if clicked != st.session_state.get(seen):
        st.session_state[seen] = clicked
        if clicked:
            st.switch_page(page, query_params=_asks_for(view, clicked))
    names = {row["mark"]: _label_of_pair(row, labels) for row in pairs.to_dict("records")}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key=f"every-{view.page}-way"):
        mark = st.selectbox(
            "Open a pair, or click its cell",
            list(names),
            index=None,
            format_func=names.get,
            placeholder="Choose two",
            key=f"every-{view.page}-pair",
            width=420,
        )
        if mark:
            way_to(page, "Open these two", _asks_for(view, mark))


def _asks_for(view: View, mark: str) -> dict[str, str]:
    """The address of a pair: the names of its two sides."""
    return dict(zip(_ADDRESS[_kind(view)], mark.split("|"), strict=True))


def _label_of_pair(row: dict, labels: dict[str, str]) -> str:
    held = f"{row['holds']} hold, {row['leans']} lean, of {row['n_judged']} judged"
    return f"{labels[row['target']]} and {labels[row['reference']]}: {held}"


def _groups(sides: Sequence[Side], look: Theme) -> list[Group]:
    return [Group(side.id, side.label, side_colour(side.id, look)) for side in sides]


def _kind(view: View) -> str:
    return "events" if view.whole.id == MEETINGS else "authors"


def _what(view: View) -> str:
    """The sides in the plural: "tellings", "events"."""
    scope = view.shown.scope
    return f"{scope.event_word}s" if _kind(view) == "events" else f"{scope.telling_word}s"


def _title(view: View) -> str:
    return f"All {_what(view)} at once"


def _unit_of(name: str) -> str:
    return {"topics": "topic", "tone": "measure", "stance": "actor"}[name]
