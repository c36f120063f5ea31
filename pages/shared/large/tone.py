"""Charts of tone whose marks are whole sides: what the mask does to each, and on how many scored words each rests."""

from collections.abc import Mapping

import pandas as pd

from analysis.charts.dots import dots
from analysis.charts.sides import side_groups
from analysis.contrast.findings import within
from analysis.contrast.tone_findings import say_coverage
from analysis.evidence.behind import behind_values
from analysis.large.instruments import coverage_of_sides
from analysis.large.tone_findings import say_mask_of_sides
from pages.shared.card import Chart
from pages.shared.contrasts import View, remembered, values_of
from pages.shared.making import making
from pages.shared.results import measures

_TONE, _UNMASKED, _COVERAGE = "polarity", "polarity_unmasked", "coverage"
_ROWS = {_TONE: {"": "Names and set phrases masked"}, _UNMASKED: {"": "Mask off"}}


@remembered
def mask_of_sides_chart(view: View) -> Chart:
    """The tone of each side with the mask on and off."""
    measure, voice = measures()[_TONE], view.voice(_TONE)
    rows = {name: values_of(view, name, labels, voice=voice) for name, labels in _ROWS.items()}
    values = pd.concat(rows.values(), ignore_index=True)
    finding = say_mask_of_sides(rows[_TONE], rows[_UNMASKED], view.whole.filled, measure)
    return Chart(
        key="mask",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=f"{view.translated} {finding.doubt}".strip(),
        alt=f"Dots with intervals, the mask on and off. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=view.translated),
        behind=_behind(view, rows),
        rests_on=finding.rests_on,
    )


@remembered
def coverage_of_sides_chart(view: View) -> Chart:
    """On how many scored words the tone of each side rests."""
    measure, voice, sides = measures()[_COVERAGE], view.voice(_COVERAGE), view.whole.filled
    values = values_of(view, _COVERAGE, {"": measure.label}, voice=voice)
    counted = coverage_of_sides(view.shown, sides, voice)
    finding = say_coverage(counted, sides)
    return Chart(
        key="coverage",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: dots(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=finding.doubt,
        alt=f"Dots with intervals. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters),
        behind=_behind(view, {_COVERAGE: values}),
        rests_on=(*finding.rests_on, counted),
    )


def _behind(view: View, rows: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """The paragraphs behind the values of several measures."""
    names = {side.id: side.label for side in view.whole.sides}
    members = {("", side.id): side.paragraph_ids for side in view.whole.sides}
    parts = [behind_values(view.shown, values, name, names, members) for name, values in rows.items()]
    return pd.concat(parts, ignore_index=True)
