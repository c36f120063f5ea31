"""Paragraphs as strips: one column a paragraph, one row a layer (tone, voice, meeting, each topic)."""

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import Theme, escape

TONE, VOICE, EVENT = "tone", "voice", "event"
_LAYERS = {TONE: "Tone", VOICE: "Voice", EVENT: "Meeting"}
_KEYS = {
    TONE: "+ favourable, − hostile<br>hatched: no signal",
    VOICE: "full: quoted<br>hatched: reported",
    EVENT: "A Anchorage, G Guilin<br>AG both",
}
_LETTERS = {"anchorage": "A", "guilin": "G", "both": "AG", "none": ""}
_HEAD, _LAYER, _TOPIC = 38, 34, 25  # pixels: the head of a block, the row of a layer, the row of a topic
_SPACE = 6  # pixels between the cells of two rows
_NUMBER = 20  # pixels: the row of paragraph numbers
_GAP = 22  # pixels between blocks under each other
_ASIDE = 1  # columns between blocks side by side
_LEAST = 3  # columns that a block takes side by side, so that its head has room
_LABEL = 22  # signs of a row's label in one line
_FADED = 0.2
_ROOM_FOR_KEY = 5  # columns


@dataclass(frozen=True)
class Block:
    """The paragraphs that stand together: its id in the frame's column `block`, its head, a note, its colour."""

    id: str
    label: str
    note: str
    colour: str


@dataclass(frozen=True)
class _Grid:
    """Where everything stands: each row's offset in a block and its height, each block's first column and top."""

    rows: dict[str, tuple[int, int]]
    columns: dict[str, float]
    tops: dict[str, int]
    width: float
    height: int


def strips(
    frame: pd.DataFrame,
    blocks: list[Block],
    topics: Mapping[str, str],
    theme: Theme,
    layers: tuple[str, ...] = (TONE, VOICE, EVENT),
    beside: bool = False,
) -> go.Figure:
    """One column of cells per row of `frame`, block by block: under each other, or `beside` each other.

    `frame` is that of `paragraph_strips`, with a column `block`; `topics` names the topic columns to draw. Cells of
    paragraphs that do not pass are faded. Unknown tone is hatched. Every cell carries its paragraph_id.
    """
    beside = beside or theme.name == "print"  # a slide is wide and low
    blocks = [block for block in blocks if (frame["block"] == block.id).any()]
    grid = _grid(frame, blocks, [*layers, *topics], beside)
    placed = _placed(frame, blocks, grid)
    figure = go.Figure([_numbers(placed, theme)])
    draw = {TONE: _tone, VOICE: _voices, EVENT: _events}
    for layer in layers:
        figure.add_traces(draw[layer](placed, grid.rows[layer], theme))
    figure.add_traces([_topic(placed, grid.rows[topic], topic, label, theme) for topic, label in topics.items()])
    figure.update_layout(template=theme.template, height=grid.height + 36, barmode="overlay", showlegend=False)
    figure.update_layout(margin_t=8, uniformtext={"minsize": 7, "mode": "show"})
    figure.update_xaxes(visible=False, range=[0.45, grid.width + 0.55])
    _label_rows(figure, grid, blocks, {**{layer: _LAYERS[layer] for layer in layers}, **topics}, theme, beside)
    return figure if beside else _with_key(figure, frame, blocks, grid, layers, theme)


def _grid(frame: pd.DataFrame, blocks: list[Block], rows: list[str], beside: bool) -> _Grid:
    offsets, tall = {}, _HEAD
    for row in rows:
        offsets[row] = tall, _LAYER if row in _LAYERS else _TOPIC
        tall += offsets[row][1]
    sizes = {block.id: int((frame["block"] == block.id).sum()) for block in blocks}
    columns, tops, at = {}, {}, 0.0
    for place, (block, size) in enumerate(sizes.items()):
        columns[block], tops[block] = (at, 0) if beside else (0.0, place * (tall + _GAP))
        at += max(size, _LEAST) + _ASIDE
    width = at - _ASIDE if beside else max(sizes.values(), default=1)
    return _Grid(offsets, columns, tops, width, tall if beside else len(blocks) * (tall + _GAP) - _GAP)


def _placed(frame: pd.DataFrame, blocks: list[Block], grid: _Grid) -> pd.DataFrame:
    """The rows of the frame with the column and top they stand at, and the colour of their block."""
    rows = frame[frame["block"].isin([block.id for block in blocks])]
    order = rows.groupby("block").cumcount() + 1
    colours = {block.id: block.colour for block in blocks}
    return rows.assign(
        x=rows["block"].map(grid.columns) + order,
        top=rows["block"].map(grid.tops),
        colour=rows["block"].map(colours),
        opacity=[1.0 if passes else _FADED for passes in rows["passes"]],
        hover=[_hover(row) for row in rows.itertuples(index=False)],
    )


def _hover(row) -> str:
    tone = "no scored word" if pd.isna(row.polarity) else f"{row.polarity:+.2f}".replace("-", "−")
    gist = "<br>".join(escape(line) for line in wrap(row.gist, 56)) if isinstance(row.gist, str) else ""
    aside = "" if row.passes else "<br><i>does not pass the filters</i>"
    return (
        f"<b>{escape(row.perspective)} author, paragraph {row.position} of {row.n_paragraphs}</b>{aside}<br>{gist}"
        f"<br>Tone {tone} ({row.n_scored} scored); quoted {_percent(row.quoted)}, reported {_percent(row.reported)}"
    )


def _percent(share: float) -> str:
    return "–" if pd.isna(share) else f"{100 * share:.0f} %"


def _cells(placed: pd.DataFrame, row: tuple[int, int], marker: dict, **more) -> go.Bar:
    """One cell a paragraph in one row; bars, for a heatmap cannot be clicked."""
    offset, height = row
    given = {"base": placed["top"] + offset + _SPACE / 2, "y": [height - _SPACE] * len(placed), **more}
    return go.Bar(
        x=placed["x"],
        width=0.9,
        customdata=[[each] for each in placed["paragraph_id"]],
        marker={"opacity": placed["opacity"], "line": {"width": 0}, **marker},
        hovertext=placed["hover"],
        hovertemplate="%{hovertext}<extra></extra>",
        textposition="none" if "text" not in more else "inside",
        insidetextanchor="middle",
        textangle=0,
        **given,
    )


def _numbers(placed: pd.DataFrame, theme: Theme) -> go.Bar:
    font = {"size": theme.small, "color": theme.muted}
    bare = {"color": "rgba(0,0,0,0)"}
    row = _HEAD - _NUMBER - _SPACE // 2, _NUMBER + _SPACE
    return _cells(placed, row, bare, insidetextfont=font, name="Paragraph", text=placed["position"].astype(str))


def _tone(placed: pd.DataFrame, row: tuple[int, int], theme: Theme) -> list[go.Bar]:
    widest = placed["polarity"].abs().max()
    limit = 0.3 if pd.isna(widest) else max(0.3, float(widest))
    known = placed[placed["polarity"].notna()]
    scale = {"color": known["polarity"], "colorscale": theme.tone_colorscale, "cmin": -limit, "cmax": limit}
    strong = [theme.paper if abs(value) > 0.7 * limit else theme.ink for value in known["polarity"]]
    font = {"size": theme.size, "color": strong}
    signs = [_sign(value) for value in known["polarity"]]
    cells = _cells(known, row, scale, text=signs, insidetextfont=font, name="Tone")
    return [cells, _hatched(placed[placed["polarity"].isna()], row, theme)]


def _hatched(unknown: pd.DataFrame, row: tuple[int, int], theme: Theme) -> go.Bar:
    pattern = {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": theme.zero, "bgcolor": theme.paper}
    return _cells(unknown, row, {"color": theme.paper, "pattern": pattern}, name="No signal")


def _sign(value: float) -> str:
    return "0" if abs(value) < 0.005 else "+" if value > 0 else "−"


def _voices(placed: pd.DataFrame, row: tuple[int, int], theme: Theme) -> list[go.Bar]:
    """Own words on top, reported in the middle, quoted at the foot of each cell."""
    shares = placed[["own", "reported", "quoted"]].fillna(0.0) * (row[1] - _SPACE)
    base = placed["top"] + row[0] + _SPACE / 2
    hatch = {"shape": "/", "size": 5, "solidity": 0.35, "fgcolor": theme.ink, "bgcolor": theme.grid}
    looks = {"own": {"color": theme.grid}, "reported": {"color": theme.grid, "pattern": hatch}}
    looks["quoted"] = {"color": theme.muted}
    traces = []
    for voice, look in looks.items():
        traces.append(_cells(placed, row, look, base=base, y=shares[voice], name=voice.capitalize()))
        base = base + shares[voice]
    return traces


def _events(placed: pd.DataFrame, row: tuple[int, int], theme: Theme) -> list[go.Bar]:
    letters = placed["event"].map(_LETTERS).fillna("")
    fills = [theme.quiet if letter else theme.grid for letter in letters]
    ink = {"size": theme.small, "color": theme.ink}
    return [_cells(placed, row, {"color": fills}, text=letters, insidetextfont=ink, name="Meeting")]


def _topic(placed: pd.DataFrame, row: tuple[int, int], topic: str, label: str, theme: Theme) -> go.Bar:
    fills = [colour if present else theme.grid for colour, present in zip(placed["colour"], placed[topic], strict=True)]
    return _cells(placed, row, {"color": fills}, name=escape(label))


def _label_rows(figure: go.Figure, grid: _Grid, blocks: list[Block], labels: dict, theme: Theme, beside: bool) -> None:
    ticks: dict[float, str] = {}
    for block in blocks[:1] if beside else blocks:
        top = grid.tops[block.id]
        ticks |= {top + at + height / 2: _wrapped(labels[row], theme) for row, (at, height) in grid.rows.items()}
        if not beside:
            ticks[top + _HEAD - _NUMBER / 2 - 3] = _head(block)
    for block in blocks if beside else []:
        font = {"size": theme.small, "color": theme.ink}
        place = {"x": grid.columns[block.id] + 0.55, "xanchor": "left", "y": _HEAD - _NUMBER, "yanchor": "bottom"}
        figure.add_annotation(text=_head(block), showarrow=False, font=font, align="left", **place)
    figure.update_yaxes(
        range=[grid.height, -16 if beside else 0],
        tickvals=list(ticks),
        ticktext=list(ticks.values()),
        tickfont={"size": theme.small, "color": theme.ink},
        showgrid=False,
    )


def _head(block: Block) -> str:
    note = f"<br>{escape(block.note)}" if block.note else ""
    return f"<b>{escape(block.label)}</b>{note}"


def _wrapped(label: str, theme: Theme) -> str:
    lines = [label] if theme.name == "print" else wrap(label, _LABEL)
    return "<br>".join(escape(line) for line in lines)


def _with_key(figure, frame: pd.DataFrame, blocks: list[Block], grid: _Grid, layers, theme: Theme) -> go.Figure:
    """What the cells mean, written beside the shortest block where it leaves room."""
    sizes = frame["block"].value_counts()
    shortest = min(blocks, key=lambda block: sizes[block.id], default=None)
    if shortest is None or grid.width - sizes[shortest.id] < _ROOM_FOR_KEY:
        return figure
    font = {"size": theme.small, "color": theme.muted}
    texts = {layer: _KEYS[layer] for layer in layers}
    texts |= {row: "filled: topic present" for row in list(grid.rows)[len(layers) : len(layers) + 1]}
    for row, text in texts.items():
        at, height = grid.rows[row]
        place = {"x": sizes[shortest.id] + 0.7, "y": grid.tops[shortest.id] + at + height / 2}
        figure.add_annotation(text=text, showarrow=False, font=font, align="left", xanchor="left", **place)
    return figure
