"""Charts of single paragraphs: the strips of both articles, and the arc of tone through them."""

import pandas as pd

from analysis.charts.arc import tone_arcs
from analysis.charts.strips import TONE, VOICE, Block, strips
from analysis.charts.theme import Theme, colour_of
from analysis.contrast.arc import arc_finding, tone_arc
from analysis.contrast.contrasts import perspectives
from analysis.contrast.counts import PASSED_OVER
from analysis.contrast.findings import within
from analysis.contrast.strips import cells_finding, in_cells, meetings_finding, occurring, paragraph_strips
from analysis.contrast.tone_findings import say_translated
from analysis.evidence.behind import behind_each_paragraph
from analysis.results import Results
from pages.shared.card import Chart
from pages.shared.contrasts import View, remembered
from pages.shared.labels import EVENT_LABELS, VOICE_LABELS, side, topic_labels
from pages.shared.making import making
from pages.shared.results import measures

FEW_PARAGRAPHS = "A cell has so few paragraphs that no interval could carry weight: none is drawn here."
_KEY = "Tone: + favourable, − hostile, hatched unknown. Voice: hatched reported, full quoted. Filled: topic present."
_ROWS = "Tone: mean weight of the scored words. Voice: shares of a paragraph’s words. Topics: present by the codebook."


@remembered
def strips_chart(view: View, everything: Results) -> Chart:
    """Every paragraph of both articles in its place; those that do not pass the filters faded."""
    tone = measures()["polarity"]
    frame = paragraph_strips(everything, view.voice("polarity"), set(view.shown.paragraphs["paragraph_id"]))
    frame["block"] = frame["perspective"]
    topics = occurring(frame, topic_labels())
    translated = everything.documents.groupby("perspective")["translated"].any()
    n, passing = len(frame), int(frame["passes"].sum())
    faded = f"; {n - passing} do not pass the filters and are faded" if passing < n else ""
    voice = VOICE_LABELS[view.voice("polarity")].lower()
    finding, telling = meetings_finding(frame), say_translated(everything.documents)
    return Chart(
        key="strips",
        finding=finding,
        figure=lambda theme: strips(frame, _blocks(frame, translated, theme), topics, theme),
        frame=frame.drop(columns="block"),
        counts=f"{n} paragraphs{faded}. {_KEY} A: Anchorage, G: Guilin. Tone of the {voice}. {telling}",
        alt=f"Strips, one column a paragraph. {finding} Each rests on one paragraph, without an interval. {telling}",
        made=making(tone, view.filters, interval=False, more=_ROWS),
        behind=behind_each_paragraph(everything),
    )


def _blocks(frame: pd.DataFrame, translated: pd.Series, theme: Theme) -> list[Block]:
    names = frame["perspective"].unique()
    return [Block(name, side(name), "translated" if translated[name] else "", colour_of(name, theme)) for name in names]


@remembered
def cells_chart(view: View) -> Chart:
    """The paragraphs about one meeting, by meeting and author: small multiples of single paragraphs."""
    tone = measures()["polarity"]
    frame = in_cells(paragraph_strips(view.shown, view.voice("polarity")))
    topics = occurring(frame, topic_labels())
    finding = cells_finding(frame)
    return Chart(
        key="events_cells",
        finding=finding,
        figure=lambda theme: strips(frame, _cells(frame, theme), topics, theme, (TONE, VOICE), beside=True),
        frame=frame,
        counts=f"{_KEY} {FEW_PARAGRAPHS} {view.translated}",
        alt=f"Strips by meeting and author. {finding} {FEW_PARAGRAPHS} {view.translated}",
        made=making(tone, view.filters, interval=False, more=_ROWS),
        behind=behind_each_paragraph(view.shown.narrowed_to(frame["paragraph_id"])),
    )


def _cells(frame: pd.DataFrame, theme: Theme) -> list[Block]:
    cells = frame[["block", "event", "perspective"]].drop_duplicates()
    heads = cells["event"].map(EVENT_LABELS).where(~cells["event"].duplicated(), " ")
    return [
        Block(cell.block, head, cell.perspective, colour_of(cell.perspective, theme))
        for cell, head in zip(cells.itertuples(index=False), heads, strict=True)
    ]


@remembered
def arc_chart(view: View) -> Chart:
    """Tone through each text, from its beginning to its end."""
    tone = measures()["polarity"]
    voice = view.voice("polarity")
    frame = tone_arc(view.shown, voice)
    titles = {name: side(name) for name in perspectives(view.shown)}
    silent = int(frame["polarity"].isna().sum())
    finding, n = within(arc_finding(frame, voice), view.filters), len(frame)
    doubt = f"{n} paragraphs, {silent} without a scored word. A single paragraph has no interval. {PASSED_OVER}"
    return Chart(
        key="authors_arc",
        finding=finding,
        figure=lambda theme: tone_arcs(frame, titles, tone, theme),
        frame=frame,
        counts=f"{VOICE_LABELS[voice]}. {doubt} {view.translated}",
        alt=f"Tone by place in the article. {finding} {doubt} {view.translated}",
        made=making(
            tone, view.filters, interval=False, more="The thin line takes each paragraph with its two neighbours."
        ),
        behind=behind_each_paragraph(view.shown),
    )
