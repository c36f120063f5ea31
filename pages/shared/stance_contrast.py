"""Stance on the contrast pages: where the two sides stand toward the actors that matter to both."""

import pandas as pd

from analysis.catalogue import Measure
from analysis.charts.sides import side_groups
from analysis.charts.stance import stance_dots, stance_panels
from analysis.contrast.compared import clearest, rankable
from analysis.contrast.contrasts import AUTHORS
from analysis.contrast.findings import Finding, actor_in_sentence, describe, within
from analysis.contrast.stance import charted_actors, stance_in_panels
from analysis.contrast.stance_findings import say_widest
from analysis.evidence.behind_stance import behind_stances
from pages.shared.card import Chart
from pages.shared.contrasts import View, compared, remembered
from pages.shared.labels import VOICE_LABELS
from pages.shared.making import making
from pages.shared.results import measures
from pages.shared.stance_caution import caution, readers

_STACKED = 4  # actors a panel, where several panels stand under each other
_KEY = "At the right, paragraphs: ▼ against, ○ neutral, ▲ in favour, ? unsure. A dotted line rests on fewer than five."


@remembered
def stance_chart(view: View) -> Chart | None:
    """The stance toward the main actors; panel by panel where the view has several. None where none is judged."""
    measure, voice, several = measures()["stance"], view.voice("stance"), len(view.panels) > 1
    actors = charted_actors(view.shown, view.whole, view.filters.actors)[: _STACKED if several else None]
    panels = {(title or view.together) if several else "": (contrast, voice) for title, contrast in view.panels.items()}
    values = stance_in_panels(view.shown, panels, actors)
    if values["value"].isna().all():
        return None
    finding = _finding(view, values[values["panel"] == next(iter(panels))], measure, voice)
    counts = (caution(), finding.doubt, f"{VOICE_LABELS[voice]}.", _KEY, view.translated)
    drawing = stance_panels if several else stance_dots
    return Chart(
        key=f"{view.page}_stance",
        finding=within(finding.sentence, view.filters),
        figure=lambda theme: drawing(values, side_groups(view.whole, theme), measure, theme),
        frame=values,
        counts=" ".join(part for part in counts if part),
        alt=f"Stance toward actors as dots with intervals. {within(finding.whole, view.filters)}",
        made=making(measure, view.filters, more=view.translated),
        behind=behind_stances(view.shown, values, panels),
        rests_on=(*finding.rests_on, readers()),
    )


def _finding(view: View, values: pd.DataFrame, measure: Measure, voice: str) -> Finding:
    """The clearest difference that holds among the actors shown; without one, the clearest of all."""
    differing = compared(view)
    differing = differing[(differing["measure"] == "stance") & differing["key"].isin(values["key"])]
    told = rankable(differing) if len(differing) else differing
    told = told if len(told) else differing
    row = clearest(told, "stance")
    if view.whole.id == AUTHORS or row is None:
        return say_widest(values, told, view.whole, measure, voice)
    return describe(row, measure, *view.whole.sides, actor_in_sentence(row["key"]))
