"""Who to whom: the stance of each holder, author or speaker, toward each actor, text by text."""

from collections.abc import Iterable, Sequence
from functools import singledispatch

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.groups import Side
from analysis.contrast.positions import CODES, code_of, count_codes
from analysis.contrast.rollup import summarise
from analysis.results import Results

AUTHOR = "author"
UNNAMED = "unnamed speaker"
_LONGEST_NAME = 4  # words: what is longer is no name, and no set term that may be shown
_MOST_SPEAKERS = 6  # of one text in a chart; the CSV has them all
_MOST_TARGETS = 5  # a phone has room for no more columns
_COLUMNS = ["group", "side", "holder", "own", "target", "value", "low", "high", "n_units", "n_mentions"]
_COLUMNS += [*(f"n_{code}" for code in CODES), "mark", "paragraph_ids"]


@singledispatch
def who_to_whom(results: Results, contrast: Contrast, by_actor: bool = False) -> pd.DataFrame:
    """One row per text, holder and target: the author of each text first, then speakers, most mentions first.

    Columns: group and side (id and name of the text), holder (the side's name for its author; a speaker as the text
    names them, or with `by_actor` the actor they speak for), own (True for the author), target (actor), value (mean
    over paragraphs of the holder's position, -1 against to +1 in favour), low, high (95 % interval over the text's
    paragraphs; unknown with fewer than two), n_units (paragraphs), n_mentions, n_against, n_neutral, n_favour,
    n_unsure (paragraphs by code), mark, paragraph_ids.

    A speaker stands in the text that quotes or reports them: one whom both texts let speak has a row in each, for it
    is the text that chose the words. A surname alone counts for the longer name that ends with it.
    """
    rows = _named_holders(results, by_actor)
    return who_frame([part for side in contrast.filled for part in _of_side(rows, side)])


def who_frame(parts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The frame of `who_to_whom` from its rows, side by side, but for their marks."""
    if not parts:
        return pd.DataFrame(columns=_COLUMNS)
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(mark="who|" + frame["group"] + "|" + frame["holder"] + "|" + frame["target"])[_COLUMNS]


def spoken_for(actor: str | None) -> str:
    """What the speakers for an actor are called together; those of none: the other speakers."""
    return f"speakers for {actor}" if actor else "other speakers"


def main_holders(frame: pd.DataFrame, targets: Sequence[str] = ()) -> pd.DataFrame:
    """The rows of each text's author and of the six speakers it lets judge most; of these `targets`, where given."""
    frame = frame[frame["target"].isin(list(targets))] if targets else frame
    holders = frame[["group", "holder", "own"]].drop_duplicates()
    kept = holders[holders["own"] | (holders[~holders["own"]].groupby("group").cumcount() < _MOST_SPEAKERS)]
    return frame.merge(kept, on=["group", "holder", "own"], validate="many_to_one")


def main_targets(frame: pd.DataFrame) -> list[str]:
    """The actors judged most, by mentions over all holders, at most five."""
    named = frame.groupby("target", sort=False)["n_mentions"].sum()
    return list(named.sort_values(ascending=False, kind="stable").index[:_MOST_TARGETS])


def full_names(holders: Iterable[str]) -> dict[str, str]:
    """What each holder is called: of one word, the one longer name that ends with it; unnamed where too long."""
    holders = list(holders)
    names = list(dict.fromkeys(name for name in holders if 0 < len(name.split()) <= _LONGEST_NAME))
    ending: dict[str, list[str]] = {}
    for name in names:
        if len(name.split()) > 1:
            ending.setdefault(name.split()[-1], []).append(name)
    called = dict.fromkeys(holders, UNNAMED)
    for name in names:
        longer = ending.get(name, [])
        called[name] = longer[0] if len(longer) == 1 else name
    return called


def _named_holders(results: Results, by_actor: bool) -> pd.DataFrame:
    """ "stance_by_paragraph" with holders as they are called: one row per paragraph, holder and actor."""
    rows = results.stance_by_paragraph.dropna(subset="value")
    rows = rows.assign(code=code_of(rows["stance"], rows["unsure"]))
    called = rows["holder"].map(full_names([*rows["holder"], *results.voices["speaker"].dropna()]))
    if by_actor:
        actors = rows["holder_actor"].astype(object).where(rows["holder_actor"].notna(), None)
        called = actors.map(spoken_for)
    rows = rows.assign(called=called.where(rows["holder"] != AUTHOR, AUTHOR))
    ranked = rows.sort_values("n_mentions", ascending=False, kind="stable").assign(
        weighted=lambda frame: frame["value"] * frame["n_mentions"]
    )
    grouped = ranked.groupby(["paragraph_id", "called", "actor"], sort=False)
    merged = grouped.agg(weighted=("weighted", "sum"), n_mentions=("n_mentions", "sum"), code=("code", "first"))
    merged["value"] = merged["weighted"] / merged["n_mentions"]
    in_order = pd.Index(results.paragraphs["paragraph_id"])
    return merged.reset_index().sort_values("paragraph_id", key=in_order.get_indexer, kind="stable")


def _of_side(rows: pd.DataFrame, side: Side) -> list[pd.DataFrame]:
    own = rows[rows["paragraph_id"].isin(side.paragraph_ids)]
    if own.empty:
        return []
    order = own.groupby("called", sort=False)["n_mentions"].sum().sort_values(ascending=False, kind="stable").index
    order = [holder for holder in order if holder == AUTHOR] + [holder for holder in order if holder != AUTHOR]
    return [_of_holder(own[own["called"] == holder], holder, side) for holder in order]


def _of_holder(rows: pd.DataFrame, holder: str, side: Side) -> pd.DataFrame:
    """The targets of one holder, those mentioned most first."""
    tallies = rows[["paragraph_id"]].assign(
        measure="stance", key=rows["actor"], numerator=rows["value"], denominator=1.0, n_counted=1.0
    )
    scores = summarise(tallies, side.paragraph_ids).set_index("key")[["value", "low", "high", "n_units"]]
    codes = count_codes(rows, ["actor"]).add_prefix("n_")
    by_target = rows.groupby("actor", sort=False)
    found = scores.join(codes).join(by_target["n_mentions"].sum())
    found["paragraph_ids"] = by_target["paragraph_id"].agg(list)
    found = found.sort_values("n_mentions", ascending=False, kind="stable").rename_axis("target").reset_index()
    own = holder == AUTHOR
    return found.assign(group=side.id, side=side.label, holder=side.label if own else holder, own=own)
