"""Charts of a scored folder that bin paragraphs instead of drawing each: spread of tone, its course, and time."""

from analysis.charts.bins import spread_bars
from analysis.charts.lines import through_lines
from analysis.charts.sides import side_groups
from analysis.charts.timeline import time_lines
from analysis.contrast.findings import within
from analysis.large.behind_bins import behind_over_time, behind_spread, behind_through
from analysis.large.bins import halves_of, tone_spread, tone_through
from analysis.large.findings import say_over_time, say_spread, say_through
from analysis.large.over_time import UNDATED, paragraphs_over_time
from pages.shared.card import Chart
from pages.shared.contrasts import View, remembered
from pages.shared.making import making
from pages.shared.results import measures

_BINS = (
    "A bin holds its edge away from 0 and not the one towards it; a tone of exactly 0 is neither hostile nor "
    "favourable. The interval is Agresti and Caffo’s."
)
_ALONE = (
    "Each interval takes paragraphs as independent of one another, those of one article too; of two that were picked "
    "as the furthest apart it is widened by Bonferroni."
)
_TENTHS = "A paragraph counts in the tenth of its article in which its middle stands."
_BAR_KEY = "Open bar: exactly 0. Hatched: no scored word, a share of all paragraphs."
_FEWEST_PERIODS = 2


@remembered
def spread_chart(view: View) -> Chart:
    """How the paragraphs of each side spread from hostile to favourable."""
    measure, voice = measures()["polarity"], view.voice("polarity")
    spread = tone_spread(view.shown, view.whole, voice)
    halves = halves_of(spread)
    finding = say_spread(halves, view.whole.filled, measure)
    return Chart(
        key=f"{view.page}_spread",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: spread_bars(spread, halves, side_groups(view.whole, theme), measure, theme),
        frame=spread,
        counts=f"{_BAR_KEY} {finding.doubt} {view.translated}".strip(),
        alt=f"Bars of paragraphs by tone, hostile left, favourable right. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, interval=False, more=f"{_BINS} {view.translated}".strip()),
        behind=behind_spread(view.shown, spread, view.whole, voice),
        rests_on=(*finding.rests_on, halves),
    )


@remembered
def through_chart(view: View) -> Chart:
    """Tone from the beginning of the articles to their end."""
    measure, voice = measures()["polarity"], view.voice("polarity")
    through = tone_through(view.shown, view.whole, voice)
    finding = say_through(through, view.whole.filled, measure)
    return Chart(
        key=f"{view.page}_through",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: through_lines(through, side_groups(view.whole, theme), measure, theme),
        frame=through,
        counts=f"{finding.doubt} {view.translated}".strip(),
        alt=f"Dots with intervals, one for each tenth of the articles. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=f"{_TENTHS} {_ALONE} {view.translated}".strip()),
        behind=behind_through(view.shown, through, view.whole, voice),
        rests_on=finding.rests_on,
    )


@remembered
def over_time_chart(view: View) -> Chart | None:
    """Tone and number of paragraphs by month or year; None where the articles tell no two of them apart."""
    measure = measures()["polarity"]
    timed = paragraphs_over_time(view.shown, view.whole, view.voice("polarity"))
    if timed.loc[timed["period"] != UNDATED, "period"].nunique() < _FEWEST_PERIODS:
        return None
    finding = say_over_time(timed, view.whole.filled, measure)
    return Chart(
        key=f"{view.page}_over_time",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: time_lines(timed, side_groups(view.whole, theme), measure, theme),
        frame=timed,
        counts=f"{finding.doubt} {view.translated}".strip(),
        alt=f"Dots of tone with intervals, and bars of paragraphs, over time. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=f"{_ALONE} {view.translated}".strip()),
        behind=behind_over_time(view.shown, timed, view.whole),
        rests_on=finding.rests_on,
    )
