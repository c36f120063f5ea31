"""Charts of single paragraphs: the strips of the articles, and the arc of tone through them."""

import pandas as pd

from analysis.briefing.grids import strips_grid
from analysis.charts.arc import tone_arcs
from analysis.charts.sides import side_groups
from analysis.charts.strips import EVENT, TONE, VOICE, Block, EventLetters, strips
from analysis.charts.theme import Theme, colour_of
from analysis.contrast.arc import arc_finding, tone_arc
from analysis.contrast.contrasts import Contrast, contrast_authors, first_pair, perspectives
from analysis.contrast.counts import PASSED_OVER
from analysis.contrast.findings import stated, within
from analysis.contrast.groups import by_document, by_telling, document_of
from analysis.contrast.strips import (
    cells_finding,
    cells_stated,
    in_cells,
    meetings_finding,
    meetings_stated,
    occurring,
    paragraph_strips,
)
from analysis.contrast.tone_findings import say_translated
from analysis.evidence.behind import article_names, behind_each_paragraph
from analysis.results import Results
from analysis.scope import REST, Scope
from pages.shared.card import Chart
from pages.shared.contrasts import View, remembered
from pages.shared.drawn import drawn_of
from pages.shared.labels import VOICE_LABELS, topic_labels
from pages.shared.making import making
from pages.shared.results import measures

_BESIDE = 24  # paragraphs that have room beside each other
MOST = 6  # articles drawn one by one; of more, those that are compared
FEW_PARAGRAPHS = "A cell has so few paragraphs that no interval could carry weight: none is drawn here."
_KEY = "Tone: + favourable, − hostile, hatched unknown. Voice: hatched reported, full quoted. Filled: topic present."
_ROWS = "Tone: mean weight of the scored words. Voice: shares of a paragraph’s words. Topics: present by the codebook."


@remembered
def strips_chart(view: View, everything: Results) -> Chart:
    """Every paragraph of the articles in its place; those that do not pass the filters faded."""
    tone, scope = measures()["polarity"], everything.scope
    frame = paragraph_strips(everything, view.voice("polarity"), set(view.shown.paragraphs["paragraph_id"]))
    frame["block"] = frame["paragraph_id"].map(document_of)
    topics, drawn = occurring(frame, topic_labels()), _drawn(everything, view)
    n, passing = len(frame), int(frame["passes"].sum())
    faded = f"; {n - passing} do not pass the filters and are faded" if passing < n else ""
    voice = VOICE_LABELS[view.voice("polarity")].lower()
    finding, telling = meetings_finding(frame, scope), say_translated(everything)
    letters = _letters(scope, frame["event"])
    parts = [_KEY, f"{', '.join(letters.key[: len(scope.events)])}." if scope.events else "", f"Tone of the {voice}."]
    layers = (TONE, VOICE, EVENT) if scope.events else (TONE, VOICE)
    key = " ".join(part for part in (*parts, _say_drawn(everything, drawn), telling) if part)
    return Chart(
        key="strips",
        finding=finding,
        figure=lambda theme: strips(
            frame, _blocks(everything, drawn, theme), topics, theme, layers, events=_short(letters)
        ),
        grid=lambda theme: strips_grid(
            frame, _blocks(everything, drawn, theme), topics, theme, layers, events=_short(letters)
        ),
        frame=frame.drop(columns="block"),
        counts=f"{n} paragraphs{faded}. {key}",
        alt=f"Strips, one column a paragraph. {finding} Each rests on one paragraph, without an interval. {telling}",
        made=making(tone, view.filters, interval=False, more=_ROWS),
        behind=behind_each_paragraph(everything),
        rests_on=(
            *meetings_stated(frame, scope),
            stated(n_faded=n - passing),
            stated(n_drawn=len(drawn), n_articles=len(everything.documents)),
        ),
    )


def _drawn(results: Results, view: View) -> list[str]:
    """The articles that are drawn one by one: all, or of many the first of the two tellings that are compared."""
    documents = list(results.documents["doc_id"])
    if len(documents) <= MOST:
        return documents
    contrast = contrast_authors(results, view.tellings or first_pair(perspectives(results)))
    of_sides = [dict.fromkeys(map(document_of, side.paragraph_ids)) for side in contrast.sides]
    return [doc_id for each in of_sides for doc_id in list(each)[: MOST // 2]]


def _say_drawn(results: Results, drawn: list[str]) -> str:
    n = len(results.documents)
    return f"Drawn: {len(drawn)} of {n} articles; the CSV has all." if len(drawn) < n else ""


def _letters(scope: Scope, codes: pd.Series) -> EventLetters:
    """How events are written in cells; the key has one entry an event, and what two of two are written as."""
    letters = scope.letters(codes.unique())
    key = [f"{letters[event]}: {label}" for event, label in scope.events.items()]
    both = f"{''.join(letters[event] for event in scope.events)} both" if len(scope.events) == 2 else ""
    return EventLetters(scope.event_word.capitalize(), letters, (*key, *([both] if both else [])))


def _short(letters: EventLetters) -> EventLetters:
    """The same with its key in the chart's own lines: two events a line, without colons."""
    entries = [entry.replace(": ", " ", 1) for entry in letters.key]
    lines = [", ".join(entries[at : at + 2]) for at in range(0, len(entries), 2)]
    return EventLetters(letters.name, letters.letters, tuple(lines))


def _blocks(everything: Results, drawn: list[str], theme: Theme) -> list[Block]:
    names = article_names(everything)
    tellings = by_telling(everything).groupby(by_document(everything)).first()
    translated = everything.documents.set_index("doc_id")["translated"]
    return [
        Block(doc_id, names[doc_id], "translated" if translated[doc_id] else "", _colour(tellings.get(doc_id), theme))
        for doc_id in drawn
    ]


def _colour(telling: str | None, theme: Theme) -> str:
    return colour_of(telling, theme) if isinstance(telling, str) else theme.ink


@remembered
def cells_chart(view: View) -> Chart:
    """The paragraphs about one of two events, by event and telling: small multiples of single paragraphs."""
    tone, scope = measures()["polarity"], view.shown.scope
    authors = contrast_authors(view.shown, view.tellings or first_pair(perspectives(view.shown)))
    frame = in_cells(paragraph_strips(view.shown, view.voice("polarity")), view.whole, authors)
    topics, beside, drawn = occurring(frame, topic_labels()), len(frame) <= _BESIDE, drawn_of(view.whole)
    finding = cells_finding(frame, view.whole, authors, scope)
    return Chart(
        key="events_cells",
        finding=finding,
        figure=lambda theme: strips(
            drawn.of(frame),
            _cells(drawn.of(frame), view.whole, authors, scope, theme),
            topics,
            theme,
            (TONE, VOICE),
            beside,
        ),
        grid=lambda theme: strips_grid(
            drawn.of(frame), _cells(drawn.of(frame), view.whole, authors, scope, theme), topics, theme, (TONE, VOICE)
        ),
        frame=frame,
        counts=" ".join(part for part in (_KEY, FEW_PARAGRAPHS, drawn.said, view.translated) if part),
        alt=f"Strips by {scope.event_word} and {scope.telling_word}. {finding} {FEW_PARAGRAPHS} {view.translated}",
        made=making(tone, view.filters, interval=False, more=_ROWS),
        behind=behind_each_paragraph(view.shown.narrowed_to(drawn.of(frame)["paragraph_id"])),
        rests_on=(*cells_stated(frame, view.whole, authors), *drawn.rests_on),
    )


def _cells(frame: pd.DataFrame, meetings: Contrast, authors: Contrast, scope: Scope, theme: Theme) -> list[Block]:
    cells = frame[["block", "event", "perspective"]].drop_duplicates()
    labels = {side.id: side.label for side in (*meetings.sides, *authors.sides)}
    heads = cells["event"].map(labels).where(~cells["event"].duplicated(), " ")
    colours = {group.id: group.colour for group in side_groups(authors, theme)}
    notes = labels if scope.by_article else {REST: labels.get(REST, "")}
    return [
        Block(
            cell.block,
            head,
            notes.get(cell.perspective, cell.perspective),
            colours[cell.perspective],
            labels[cell.perspective],
        )
        for cell, head in zip(cells.itertuples(index=False), heads, strict=True)
    ]


@remembered
def arc_chart(view: View) -> Chart:
    """Tone through each article of two tellings, from its beginning to its end."""
    tone = measures()["polarity"]
    voice, shown = view.voice("polarity"), view.shown.narrowed_to(view.whole.groups.index)
    frame, drawn = tone_arc(shown, voice), _drawn(shown, view)
    titles = {doc_id: name for doc_id, name in article_names(shown).items() if doc_id in drawn}
    silent = int(frame["polarity"].isna().sum())
    finding, n = within(arc_finding(frame, voice, view.whole.sides), view.filters), len(frame)
    doubt = f"{n} paragraphs, {silent} without a scored word. A single paragraph has no interval. {PASSED_OVER}"
    counts = f"{VOICE_LABELS[voice]}.", doubt, _say_drawn(shown, drawn), view.translated
    return Chart(
        key="authors_arc",
        finding=finding,
        figure=lambda theme: tone_arcs(frame, titles, tone, theme),
        frame=frame.drop(columns="doc_id"),
        counts=" ".join(part for part in counts if part),
        alt=f"Tone by place in the article. {finding} {doubt} {view.translated}",
        made=making(
            tone, view.filters, interval=False, more="The thin line takes each paragraph with its two neighbours."
        ),
        behind=behind_each_paragraph(shown),
        rests_on=(
            stated(n_paragraphs=n, n_without=silent),
            stated(n_drawn=len(drawn), n_articles=len(shown.documents)),
        ),
    )
