"""Paragraphs as strips: one column a paragraph, one row a layer (tone, voice, meeting, each topic)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import Theme, escape, wrapped

TONE, VOICE, EVENT = "tone", "voice", "event"
_LAYERS = {TONE: "Tone", VOICE: "Voice", EVENT: "Event"}
_KEYS = {TONE: "+ favourable, − hostile<br>hatched: no signal", VOICE: "full: quoted<br>hatched: reported"}
_HEAD, _LAYER = 38, 34  # pixels: the head of a block, the row of a layer
_TOPIC, _LINE = 25, 9  # pixels: the row of a topic, and what each further line of its label adds
_SPACE = 6  # pixels between the cells of two rows
_NUMBER = 20  # pixels: the row of paragraph numbers
_GAP = 22  # pixels between blocks under each other
_ASIDE = 1  # columns between blocks side by side
_LEAST = 3  # columns that a block takes side by side, so that its head has room
_SIGNS, _SIGNS_ON_A_SLIDE = 35, 150  # that heads beside each other have in all; the former on a phone
_MOST = 7  # columns that a block may take for its head’s sake
_SECOND_LINE = 16  # pixels that each line of a head takes above the first
_LABEL = 22  # signs of a row's label in one line
_FADED, _UNCHOSEN = 0.2, 0.6  # opacity of what the filters leave out, and of what was not clicked
_ROOM_FOR_KEY = 5  # columns


@dataclass(frozen=True)
class Block:
    """The paragraphs that stand together: its id in the frame's column `block`, its head, a note, its colour.

    whose: who tells them, where the head does not say so.
    """

    id: str
    label: str
    note: str
    colour: str
    whose: str = ""


@dataclass(frozen=True)
class EventLetters:
    """How the layer of events is written: its name, the letters of each code of a paragraph, and its key in lines."""

    name: str
    letters: Mapping[str, str]
    key: tuple[str, ...]


NO_LETTERS = EventLetters(_LAYERS[EVENT], {}, ())


@dataclass(frozen=True)
class _Grid:
    """Where everything stands: the cells of each row (offset in a block, height), each block's first column and top.

    signs: how many the heads beside each other have in all.
    """

    rows: dict[str, tuple[int, int]]
    columns: dict[str, float]
    tops: dict[str, int]
    width: float
    height: int
    signs: int


def strips(
    frame: pd.DataFrame,
    blocks: list[Block],
    topics: Mapping[str, str],
    theme: Theme,
    layers: tuple[str, ...] = (TONE, VOICE, EVENT),
    beside: bool = False,
    events: EventLetters = NO_LETTERS,
) -> go.Figure:
    """One column of cells per row of `frame`, block by block: under each other, or `beside` each other.

    `frame` is that of `paragraph_strips`, with a column `block`; `topics` names the topic columns to draw. Cells of
    paragraphs that do not pass are faded. Unknown tone is hatched. Every cell carries its paragraph_id.
    """
    beside = beside or theme.name == "print"  # a slide is wide and low
    blocks = [block for block in blocks if (frame["block"] == block.id).any()]
    named = {name: events.name if name == EVENT else _LAYERS[name] for name in layers} | topics
    labels = {row: wrapped(label, theme, _LABEL) for row, label in named.items()}
    signs = _SIGNS_ON_A_SLIDE if theme.name == "print" else _SIGNS
    grid = _grid(frame, blocks, {row: _height(row, label) for row, label in labels.items()}, beside, signs)
    alike = _alike(_placed(frame, blocks, grid))
    traces = [trace for rows in alike for trace in _traces(rows, grid, layers, topics, theme, events)]
    heads = _heads_beside(blocks, grid) if beside else {}
    above = _SECOND_LINE * max((head.count("<br>") for head in heads.values()), default=0)
    keys = _KEYS | {EVENT: "<br>".join(escape(line) for line in events.key)}
    texts = {layer: keys[layer] for layer in layers}
    layout = {
        "template": theme.template,
        "height": grid.height + 36 + max(0, above - _SECOND_LINE),
        "barmode": "overlay",
        "showlegend": False,
        "margin": {"t": 8},
        "uniformtext": {"minsize": 7, "mode": "show"},
        "annotations": _written(heads, grid, theme) if beside else _key(frame, blocks, grid, texts, theme),
        "xaxis": {"visible": False, "range": [0.45, grid.width + 0.55]},
        "yaxis": {
            **_row_labels(grid, blocks[:1] if beside else blocks, labels, heads=not beside),
            "range": [grid.height, -above],
            "tickfont": {"size": theme.small, "color": theme.ink},
            "showgrid": False,
        },
    }
    return go.Figure(traces, layout)


def _traces(
    rows: list[dict],
    grid: _Grid,
    layers: tuple[str, ...],
    topics: Mapping[str, str],
    theme: Theme,
    events: EventLetters,
) -> list:
    draw = {TONE: _tone, VOICE: _voices, EVENT: partial(_events, events=events)}
    drawn = [trace for layer in layers for trace in draw[layer](rows, grid.rows[layer], theme)]
    marked = _topics(rows, {topic: grid.rows[topic] for topic in topics}, theme)
    passes = bool(rows[0]["passes"])
    return [_muted(trace, passes, theme) for trace in (_numbers(rows, theme), *drawn, *marked)]


def _muted(cells: dict, passes: bool, theme: Theme) -> dict:
    """The cells as they look among those that pass the filters or not; a click elsewhere leaves them legible."""
    opacity = 1.0 if passes else _FADED
    ink = {} if passes else {"insidetextfont": {**cells.get("insidetextfont", {}), "color": theme.quiet}}
    return {
        **cells,
        **ink,
        "marker": {**cells["marker"], "opacity": opacity},
        "selected": {"marker": {"opacity": 1.0}},
        "unselected": {"marker": {"opacity": _UNCHOSEN * opacity}, "textfont": {"color": theme.muted}},
    }


def _height(row: str, label: str) -> int:
    return _LAYER if row in _LAYERS else _TOPIC + _LINE * label.count("<br>")


def _grid(frame: pd.DataFrame, blocks: list[Block], heights: Mapping[str, int], beside: bool, signs: int) -> _Grid:
    cells, tall = {}, _HEAD
    for row, height in heights.items():
        cell = (_LAYER if row in _LAYERS else _TOPIC) - _SPACE
        cells[row] = tall + (height - cell) // 2, cell
        tall += height
    sizes = {block.id: int((frame["block"] == block.id).sum()) for block in blocks}
    columns, tops, at, least = {}, {}, 0.0, _least(blocks, list(sizes.values()), signs)
    for place, (block, size) in enumerate(sizes.items()):
        columns[block], tops[block] = (at, 0) if beside else (0.0, place * (tall + _GAP))
        at += max(size, least) + _ASIDE
    width = at - _ASIDE if beside else max(sizes.values(), default=1)
    return _Grid(cells, columns, tops, width, tall if beside else len(blocks) * (tall + _GAP) - _GAP, signs)


def _least(blocks: list[Block], sizes: list[int], signs: int) -> int:
    """The columns that each block takes at least, so that the longest word of each note has room among the signs."""
    longest = [max(map(len, block.note.split()), default=0) for block in blocks]

    def fits(least: int) -> bool:
        columns = [max(size, least) + _ASIDE for size in sizes]
        return all(n * signs / sum(columns) >= word for n, word in zip(columns, longest, strict=True))

    return next((least for least in range(_LEAST, _MOST) if fits(least)), _LEAST)


def _placed(frame: pd.DataFrame, blocks: list[Block], grid: _Grid) -> list[dict]:
    """The rows of the frame with the column and top they stand at, their block’s colour, and what hovering says."""
    columns, by_id = dict(grid.columns), {block.id: block for block in blocks}
    limit, placed = _limit(frame.loc[frame["block"].isin(by_id), "polarity"]), []
    for row in frame.to_dict("records"):
        if block := by_id.get(row["block"]):
            columns[block.id] += 1
            look = {"x": columns[block.id], "top": grid.tops[block.id], "colour": block.colour, "limit": limit}
            placed.append(row | look | {"hover": _hover(row, block.whose or block.label)})
    return placed


def _alike(placed: list[dict]) -> list[list[dict]]:
    """The paragraphs that pass and those that do not: Plotly fails on a click in a trace whose opacity differs from
    mark to mark, so that each trace has one look.
    """
    kinds = dict.fromkeys(row["passes"] for row in placed)
    return [[row for row in placed if row["passes"] == passes] for passes in kinds]


def _limit(polarity: pd.Series) -> float:
    """The end of the tone scale: the widest value, but not so narrow that a trace of tone looks like much."""
    widest = polarity.abs().max()
    return 0.3 if pd.isna(widest) else max(0.3, float(widest))


def _hover(row: Mapping, whose: str) -> str:
    tone = "no scored word" if pd.isna(row["polarity"]) else f"{row['polarity']:+.2f}".replace("-", "−")
    gist = "<br>".join(escape(line) for line in wrap(row["gist"], 56)) if isinstance(row["gist"], str) else ""
    aside = "" if row["passes"] else "<br><i>does not pass the filters</i>"
    voices = f"quoted {_percent(row['quoted'])}, reported {_percent(row['reported'])}"
    return (
        f"<b>{escape(whose)}, paragraph {row['position']} of {row['n_paragraphs']}</b>{aside}<br>{gist}"
        f"<br>Tone {tone} ({row['n_scored']} scored); {voices}"
    )


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f} %"


def _cells(rows: list[dict], cell: tuple[int, int], marker: dict, **more) -> dict:
    """One cell a paragraph in one row; bars, for a heatmap cannot be clicked."""
    offset, height = cell
    given = {"base": [row["top"] + offset for row in rows], "y": [height] * len(rows), **more}
    return dict(
        type="bar",
        x=[row["x"] for row in rows],
        width=0.9,
        customdata=[[row["paragraph_id"]] for row in rows],
        marker={"line": {"width": 0}, **marker},
        hovertext=[row["hover"] for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        textposition="none" if "text" not in more else "inside",
        insidetextanchor="middle",
        textangle=0,
        **given,
    )


def _numbers(rows: list[dict], theme: Theme) -> dict:
    font = {"size": theme.small, "color": theme.muted}
    bare = {"color": "rgba(0,0,0,0)"}
    cell, texts = (_HEAD - _NUMBER, _NUMBER), [str(row["position"]) for row in rows]
    return _cells(rows, cell, bare, insidetextfont=font, name="Paragraph", text=texts)


def _tone(rows: list[dict], cell: tuple[int, int], theme: Theme) -> list[dict]:
    known, limit = [row for row in rows if pd.notna(row["polarity"])], rows[0]["limit"]
    values = [row["polarity"] for row in known]
    scale = {"color": values, "colorscale": theme.tone_colorscale, "cmin": -limit, "cmax": limit}
    strong = [theme.paper if abs(value) > 0.7 * limit else theme.ink for value in values]
    font, signs = {"size": theme.size, "color": strong}, [_sign(value) for value in values]
    cells = _cells(known, cell, scale, text=signs, insidetextfont=font, name="Tone")
    return [cells, _hatched([row for row in rows if pd.isna(row["polarity"])], cell, theme)]


def _hatched(unknown: list[dict], cell: tuple[int, int], theme: Theme) -> dict:
    pattern = {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": theme.zero, "bgcolor": theme.paper}
    return _cells(unknown, cell, {"color": theme.paper, "pattern": pattern}, name="No signal")


def _sign(value: float) -> str:
    return "0" if abs(value) < 0.005 else "+" if value > 0 else "−"


def _voices(rows: list[dict], cell: tuple[int, int], theme: Theme) -> list[dict]:
    """Own words on top, reported in the middle, quoted at the foot of each cell."""
    hatch = {"shape": "/", "size": 5, "solidity": 0.35, "fgcolor": theme.ink, "bgcolor": theme.grid}
    looks = {"own": {"color": theme.grid}, "reported": {"color": theme.grid, "pattern": hatch}}
    looks["quoted"] = {"color": theme.muted}
    offset, height = cell
    bases, traces = [row["top"] + offset for row in rows], []
    for voice, look in looks.items():
        tall = [0.0 if pd.isna(row[voice]) else row[voice] * height for row in rows]
        traces.append(_cells(rows, cell, look, base=bases, y=tall, name=voice.capitalize()))
        bases = [base + more for base, more in zip(bases, tall, strict=True)]
    return traces


def _events(rows: list[dict], cell: tuple[int, int], theme: Theme, events: EventLetters) -> list[dict]:
    letters = [events.letters.get(row["event"], "") for row in rows]
    fills = [theme.quiet if letter else theme.grid for letter in letters]
    ink = {"size": theme.small, "color": theme.ink}
    return [_cells(rows, cell, {"color": fills}, text=letters, insidetextfont=ink, name=events.name)]


def _topics(rows: list[dict], cells: Mapping[str, tuple[int, int]], theme: Theme) -> list[dict]:
    """The cells of all topics, one trace a fill: the colour of its block where the paragraph has the topic."""
    filled: dict[str, list[dict]] = {}
    for topic, (offset, _) in cells.items():
        for row in rows:
            fill = row["colour"] if row[topic] else theme.grid
            filled.setdefault(fill, []).append(row | {"top": row["top"] + offset})
    return [_cells(alike, (0, _TOPIC - _SPACE), {"color": fill}, name="Topic") for fill, alike in filled.items()]


def _row_labels(grid: _Grid, blocks: list[Block], labels: Mapping[str, str], *, heads: bool) -> dict:
    """Where the rows of these blocks are labelled, and how; with `heads` each block's head, too."""
    ticks: dict[float, str] = {}
    for block in blocks:
        top = grid.tops[block.id]
        ticks |= {top + at + height / 2: labels[row] for row, (at, height) in grid.rows.items()}
        if heads:
            ticks[top + _HEAD - _NUMBER / 2 - 3] = _head(block)
    return {"tickvals": list(ticks), "ticktext": list(ticks.values())}


def _written(heads: Mapping[str, str], grid: _Grid, theme: Theme) -> list[dict]:
    """The heads of blocks beside each other, above their columns."""
    font = {"size": theme.small, "color": theme.ink}
    look = {"showarrow": False, "font": font, "align": "left", "xanchor": "left", "yanchor": "bottom"}
    return [
        {"text": head, "x": grid.columns[name] + 0.55, "y": _HEAD - _NUMBER, **look} for name, head in heads.items()
    ]


def _heads_beside(blocks: list[Block], grid: _Grid) -> dict[str, str]:
    """The heads of blocks that stand beside each other, each note in lines as wide as its block is on a phone."""
    ends = [*(grid.columns[block.id] for block in blocks[1:]), grid.width + _ASIDE]
    columns = [end - grid.columns[block.id] for block, end in zip(blocks, ends, strict=True)]
    notes = [_fitted(block.note, int(n * grid.signs / sum(columns))) for block, n in zip(blocks, columns, strict=True)]
    most = max((len(lines) for lines in notes), default=0)
    filled = [[*lines, *[" "] * (most - len(lines))] for lines in notes]  # so that all heads begin at one height
    return {
        block.id: "<br>".join([f"<b>{escape(block.label)}</b>", *map(escape, lines)])
        for block, lines in zip(blocks, filled, strict=True)
    }


def _fitted(note: str, width: int) -> list[str]:
    """A note in at most two lines of so many signs; what is longer is cut."""
    lines = wrap(note, width, max_lines=2, placeholder=" …", break_long_words=False)
    return [line if len(line) <= width else f"{line[: width - 1]}…" for line in lines]


def _head(block: Block) -> str:
    note = f"<br>{escape(block.note)}" if block.note else ""
    return f"<b>{escape(block.label)}</b>{note}"


def _key(frame: pd.DataFrame, blocks: list[Block], grid: _Grid, texts: dict[str, str], theme: Theme) -> list[dict]:
    """What the cells mean, written beside the shortest block where it leaves room."""
    sizes = frame["block"].value_counts()
    shortest = min(blocks, key=lambda block: sizes[block.id], default=None)
    if shortest is None or grid.width - sizes[shortest.id] < _ROOM_FOR_KEY:
        return []
    left, top = sizes[shortest.id] + 0.7, grid.tops[shortest.id]
    look = {"showarrow": False, "font": {"size": theme.small, "color": theme.muted}, "align": "left", "xanchor": "left"}
    texts = texts | {row: "filled: topic present" for row in list(grid.rows)[len(texts) : len(texts) + 1]}
    middles = {row: top + at + height / 2 for row, (at, height) in grid.rows.items()}
    return [{"text": text, "x": left, "y": middles[row], **look} for row, text in texts.items()]
