"""Figures of cells as tables that can be read without colour: a sign, letter or number in each cell."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.briefing.exhibit import Grid, GridRow
from analysis.catalogue import Measure
from analysis.charts.dots import Group
from analysis.charts.strips import EVENT, NO_LETTERS, TONE, VOICE, Block, EventLetters
from analysis.charts.theme import Theme
from analysis.contrast.positions import code_of_mean
from analysis.contrast.stance import SIGNS

NO_SIGNAL, PRESENT, PASSING, NOT_NAMED = "·", "●", "○", "–"
_FADED = 0.35  # of a colour that is left, where the filters leave a paragraph out
_LEAST = 0.005  # a tone that is nearer to 0 is written as 0
_NARROWEST = 0.3  # end of the tone scale, so that a trace of tone looks like little
_STANDING = {"present": PRESENT, "passing": PASSING, "absent": ""}


def strips_grid(
    frame: pd.DataFrame,
    blocks: Sequence[Block],
    topics: Mapping[str, str],
    theme: Theme,
    layers: tuple[str, ...] = (TONE, VOICE, EVENT),
    events: EventLetters = NO_LETTERS,
) -> Grid:
    """One column a paragraph, block by block; a row each for tone, words quoted and reported, event, and each topic.

    `frame` is that of `paragraph_strips` with a column `block`, as `strips` draws it. What does not pass the filters
    stands in brackets.
    """
    rows = _in_blocks(frame, blocks)
    colours = rows["block"].map({block.id: block.colour for block in blocks})
    drawn = {TONE: [_tone_row(rows, theme)], VOICE: _voice_rows(rows, theme), EVENT: [_event_row(rows, events, theme)]}
    made = [row for layer in layers for row in drawn[layer]]
    made += [_topic_row(rows[topic], colours, label, theme) for topic, label in topics.items()]
    parts = [f"Tone: + favourable, − hostile, {NO_SIGNAL} no signal.", f"{PRESENT} topic present."]
    if not rows["passes"].all():
        made = [_bracketed(row, rows["passes"]) for row in made]
        parts.append("In brackets: does not pass the filters.")
    groups = tuple((_head(block), int((rows["block"] == block.id).sum())) for block in blocks)
    shown = tuple(group for group in groups if group[1])
    return Grid(tuple(map(str, rows["position"])), tuple(made), shown, " ".join(parts))


def topics_grid(places: pd.DataFrame, groups: Sequence[Group]) -> Grid:
    """One row a topic, one column a paragraph, text after text; `places` is "topic_places"."""
    rows = []
    order = _columns_of(places, groups)
    colours = {group.id: group.colour for group in groups}
    for _, own in places.groupby("topic", sort=False):
        only = f" · only {own['only'].iloc[0]}" if own["only"].iloc[0] else ""
        at = own.set_index("paragraph_id").loc[list(order.index)]
        cells = tuple(at["standing"].map(_STANDING))
        shades = tuple(
            colours[group] if text == PRESENT else "" for group, text in zip(at["group"], cells, strict=True)
        )
        rows.append(GridRow(f"{own['label'].iloc[0]}{only}", cells, shades))
    key = f"{PRESENT} present, {PASSING} in passing, empty: not mentioned."
    return Grid(tuple(map(str, order["position"])), tuple(rows), _heads(order, groups), key)


def pairs_grid(pairs: pd.DataFrame, theme: Theme) -> Grid:
    """One row and one numbered column a topic: paragraphs with both, on the diagonal those with the topic itself.

    `pairs` is "topic_pairs", as `topic_squares` draws it; each pair stands once, below the diagonal.
    """
    itself = pairs[pairs["first"] == pairs["second"]]
    order, labels = list(itself["first"]), list(itself["first_label"])
    counted = {(row.first, row.second): int(row.n_both) for row in pairs.itertuples(index=False)}
    counted |= {(second, first): n for (first, second), n in counted.items()}
    own = dict(zip(itself["first"], itself["n_first"].astype(int), strict=True))
    most = max((n for (one, other), n in counted.items() if one != other), default=0) or 1
    rows = []
    for at, topic in enumerate(order):
        numbers = [counted[topic, other] for other in order[:at]]
        shades = [_blend(theme.grid, theme.ink, 0.85 * n / most) for n in numbers]
        blank = len(order) - at - 1
        cells = (*map(str, numbers), f"({own[topic]})", *[""] * blank)
        rows.append(GridRow(f"{at + 1}  {labels[at]}", cells, (*shades, *[""] * (blank + 1))))
    key = "Columns are numbered as the rows. In brackets: all paragraphs with the topic."
    return Grid(tuple(str(at + 1) for at in range(len(order))), tuple(rows), (), key)


def who_grid(frame: pd.DataFrame, targets: Sequence[str], measure: Measure, theme: Theme) -> Grid:
    """One row a holder, the author of each text first; one column an actor: sign, mean, and its paragraphs.

    `frame` is that of `who_to_whom`, as `who_matrix` draws it.
    """
    shown = frame[frame["target"].isin(list(targets))]
    rows = []
    for (_, holder), own in shown.groupby(["group", "holder"], sort=False):
        by_target = {row["target"]: row for row in own.to_dict("records")}
        cells = tuple(_judged(by_target.get(target), measure) for target in targets)
        shades = tuple(
            _tone_colour(by_target[target]["value"], 1.0, theme) if target in by_target else "" for target in targets
        )
        label = holder if bool(own["own"].iloc[0]) else f"– {holder}, in {own['side'].iloc[0]}"
        rows.append(GridRow(label, cells, shades))
    key = "▼ against, ○ neutral, ▲ in favour; the mean; ¶: paragraphs. Empty: not judged."
    return Grid(tuple(targets), tuple(rows), (), key)


def stance_grid(arc: pd.DataFrame, groups: Sequence[Group], theme: Theme) -> Grid:
    """One row an actor, one column a paragraph, text after text: the sign of the position; `arc` is "stance_arc"."""
    order, rows = _columns_of(arc, groups), []
    for actor, own in arc.groupby("actor", sort=False):
        at = own.set_index("paragraph_id").loc[list(order.index)]
        cells = tuple(SIGNS.get(code, NOT_NAMED) for code in at["code"])
        shades = tuple(
            "" if code in ("", "unsure") or pd.isna(value) else _tone_colour(value, 1.0, theme)
            for code, value in zip(at["code"], at["value"], strict=True)
        )
        rows.append(GridRow(actor, cells, shades))
    key = f"▼ against, ○ neutral, ▲ in favour, ? unsure, {NOT_NAMED} not named."
    return Grid(tuple(map(str, order["position"])), tuple(rows), _heads(order, groups), key)


def _in_blocks(frame: pd.DataFrame, blocks: Sequence[Block]) -> pd.DataFrame:
    parts = [frame[frame["block"] == block.id] for block in blocks]
    return pd.concat(parts) if parts else frame.head(0)


def _head(block: Block) -> str:
    """What stands above a block: its head and note, and who tells it where neither says so."""
    named = list(dict.fromkeys(part.strip() for part in (block.label, block.note, block.whose) if part.strip()))
    return ", ".join(part for part in named if not any(part in other for other in named if other != part))


def _columns_of(frame: pd.DataFrame, groups: Sequence[Group]) -> pd.DataFrame:
    """The paragraphs as columns (index: paragraph_id) with group and position, the groups side by side."""
    paragraphs = frame.drop_duplicates("paragraph_id").set_index("paragraph_id")[["group", "position"]]
    parts = [paragraphs[paragraphs["group"] == group.id] for group in groups]
    return pd.concat(parts) if parts else paragraphs.head(0)


def _heads(order: pd.DataFrame, groups: Sequence[Group]) -> tuple[tuple[str, int], ...]:
    sizes = order["group"].value_counts()
    return tuple((group.label, int(sizes[group.id])) for group in groups if group.id in sizes)


def _tone_row(rows: pd.DataFrame, theme: Theme) -> GridRow:
    widest = rows["polarity"].abs().max()
    limit = _NARROWEST if pd.isna(widest) else max(_NARROWEST, float(widest))
    cells = tuple(map(_sign, rows["polarity"]))
    shades = tuple("" if pd.isna(value) else _tone_colour(value, limit, theme) for value in rows["polarity"])
    return GridRow("Tone", cells, shades)


def _sign(value: float) -> str:
    if pd.isna(value):
        return NO_SIGNAL
    return "0" if abs(value) < _LEAST else "+" if value > 0 else "−"


def _voice_rows(rows: pd.DataFrame, theme: Theme) -> list[GridRow]:
    """Per cent of the words that are quoted, and that are reported; none is 0, and unknown is empty."""
    made = []
    for voice in ("quoted", "reported"):
        cells = tuple("" if pd.isna(share) else f"{100 * share:.0f}" for share in rows[voice])
        shades = tuple("" if pd.isna(share) else _blend("#FFFFFF", theme.muted, float(share)) for share in rows[voice])
        made.append(GridRow(f"{voice.capitalize()}, % of words", cells, shades))
    return made


def _event_row(rows: pd.DataFrame, events: EventLetters, theme: Theme) -> GridRow:
    cells = tuple(events.letters.get(code, "") for code in rows["event"])
    return GridRow(events.name, cells, tuple(theme.quiet if text else "" for text in cells))


def _topic_row(present: pd.Series, colours: pd.Series, label: str, theme: Theme) -> GridRow:
    shades = tuple(colour if there else theme.grid for there, colour in zip(present, colours, strict=True))
    return GridRow(label, tuple(PRESENT if there else "" for there in present), shades)


def _bracketed(row: GridRow, passes: pd.Series) -> GridRow:
    cells = tuple(text if through or not text else f"({text})" for text, through in zip(row.cells, passes, strict=True))
    shades = tuple(
        shade if through or not shade else _blend("#FFFFFF", shade, _FADED)
        for shade, through in zip(row.colours, passes, strict=True)
    )
    return GridRow(row.label, cells, shades)


def _judged(row: Mapping | None, measure: Measure) -> str:
    if row is None:
        return ""
    return f"{SIGNS[code_of_mean(row)]} {measure.show(row['value'])} · {row['n_units']} ¶"


def _tone_colour(value: float, limit: float, theme: Theme) -> str:
    """The colour of a tone on the theme's scale, whose ends are at the limit."""
    share = min(1.0, max(0.0, 0.5 + 0.5 * value / limit))
    for (low, before), (high, after) in zip(theme.tone, theme.tone[1:], strict=False):
        if share <= high:
            return _blend(before, after, (share - low) / (high - low))
    return theme.tone[-1][1]


def _blend(one: str, other: str, share: float) -> str:
    """The colour a share of the way from one to the other."""
    ends = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (one, other)]
    return "#" + "".join(f"{round(low + share * (high - low)):02X}" for low, high in zip(*ends, strict=True))
