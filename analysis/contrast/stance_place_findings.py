"""Who judges whom, where a text turns against or in favour, and where its tone says otherwise: as sentences."""

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.counts import FEWEST_SCORED, amount, well_covered
from analysis.contrast.findings import Finding, actor_in_sentence, stated, upper_first
from analysis.contrast.groups import Side, text_or_telling
from analysis.contrast.phrases import listed
from analysis.contrast.positions import AGAINST, FAVOUR, code_of_mean
from analysis.contrast.stance_findings import STANDS, both_stated, say_interval, say_valued, stated_interval
from analysis.contrast.tone_and_stance import OPPOSITE, STANCE_ONLY, WORDS_ONLY


def say_who(frame: pd.DataFrame, measure: Measure, sides: Sequence[Side]) -> Finding:
    """The speaker who parts most from the author who lets them speak, toward one actor; `frame` is `who_to_whom`."""
    speakers = frame[~frame["own"]]
    if speakers.empty:
        sentence = "Nobody but the authors judges an actor." if len(frame) else "Nobody judges an actor."
        return Finding(sentence, measure.unknown, "stance", "")
    counts = f"{_voices(speakers['holder'])} and the authors judge {_actors(frame)}"
    counted = stated(n_speakers=speakers["holder"].nunique(), n_actors=frame["target"].nunique())
    own = frame[frame["own"]].set_index(["group", "target"])
    both = speakers[[key in own.index for key in zip(speakers["group"], speakers["target"], strict=True)]]
    if both.empty:
        return Finding(
            f"{upper_first(counts)}; none of them one that the author judges too.", "", "stance", "", (counted,)
        )
    keys = pd.MultiIndex.from_frame(both[["group", "target"]])
    gap = (both["value"] - own["value"].reindex(keys).to_numpy()).abs()
    # A speaker who is heard in several paragraphs stands before one who is heard once.
    row = both.assign(several=both["n_units"] > 1, gap=gap).sort_values(["several", "gap"], ascending=False).iloc[0]
    author = own.loc[(row["group"], row["target"])]
    named, side = actor_in_sentence(row["target"]), next(side for side in sides if side.id == row["group"])
    sentence = (
        f"{upper_first(side.phrase)} has {_speaker(row['holder'])} {STANDS[code_of_mean(row)]} {named} "
        f"({say_valued(row, measure)}); {'the author is' if text_or_telling([side]) == 'text' else 'its authors are'} "
        f"{STANDS[code_of_mean(author)]} it ({say_valued(author, measure)})."
    )
    ends = f"{say_interval(row, measure, 'the speaker')}; {say_interval(author, measure, 'the author')}."
    rests_on = (counted, both_stated(row, author), stated_interval(row), stated_interval(author))
    return Finding(sentence, f"{upper_first(counts)}. {upper_first(ends)}", "stance", row["mark"], rests_on)


def say_arc(arc: pd.DataFrame, sides: Sequence[Side]) -> Finding:
    """Where each text stands most often against or in favour of one actor, paragraph by paragraph."""
    parts = [_places(arc[arc["group"] == side.id], side) for side in sides]
    named = int((arc["code"] != "").sum())
    unsure = int((arc["code"] == "unsure").sum())
    doubt = f"{named} places where a paragraph names one of these actors, {unsure} of them unsure."
    doubt, counted = f"{doubt} A single paragraph has no interval.", stated(n_places=named, n_unsure=unsure)
    told = pd.DataFrame([_places_stated(arc[arc["group"] == side.id], side) for side in sides])
    return Finding(f"{upper_first('; '.join(parts))}.", doubt, "stance", "", (counted, told))


def say_parting(frame: pd.DataFrame, tone: Measure, stance: Measure, sides: Sequence[Side]) -> Finding:
    """How often tone and stance point opposite ways, and where they part most; `frame` is `tone_against_stance`."""
    known = frame.dropna(subset="polarity")
    n = {part: int((known["parts"] == part).sum()) for part in (OPPOSITE, WORDS_ONLY, STANCE_ONLY)}
    doubt = (
        f"{amount(len(known), 'place')} where tone and stance are known: {n[OPPOSITE]} opposite, {n[WORDS_ONLY]} loud "
        f"words with a neutral stance, {n[STANCE_ONLY]} a stance in even words."
    )
    counted = stated(n_places=len(known), n_opposite=n[OPPOSITE], n_loud=n[WORDS_ONLY], n_stance_only=n[STANCE_ONLY])
    if not n[OPPOSITE]:
        return Finding("Tone and stance never point opposite ways here.", doubt, "stance", "", (counted,))
    opposite = well_covered(known[known["parts"] == OPPOSITE], "n_scored")
    row = opposite.iloc[0]
    side = next(side for side in sides if side.id == row["group"])
    sounds = "hostile" if row["polarity"] < 0 else "favourable"
    stands = f"{STANDS[row['code']]} {actor_in_sentence(row['actor'])} ({stance.show(row['value'])})"
    times = "In 1 place tone and stance point" if n[OPPOSITE] == 1 else f"In {n[OPPOSITE]} places tone and stance point"
    sentence = (
        f"{times} opposite ways: {side.place(row['paragraph_id'], row['position'])} sounds {sounds} "
        f"({tone.show(row['polarity'])}) and is {stands}."
    )
    few = f" The heading passes over tones of fewer than {FEWEST_SCORED} scored words, where it can."
    return Finding(sentence, doubt + few, "stance", row["mark"], (counted,))


def say_places(positions: Sequence[int]) -> str:
    """Numbers of paragraphs, runs of three or more drawn together: "1 to 3, 5 and 9"."""
    starts = [positions[0], *(after for before, after in pairwise(positions) if after != before + 1)]
    cuts = [positions.index(start) for start in starts] + [len(positions)]
    parts = [part for first, last in pairwise(cuts) for part in _run(positions[first:last])]
    return listed(parts)


def _run(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(place) for place in run]


def _actors(frame: pd.DataFrame) -> str:
    return amount(frame["target"].nunique(), "actor")


def _voices(holders: pd.Series) -> str:
    grouped = holders.str.startswith("speakers for ").any()
    return amount(holders.nunique(), "group") + " of speakers" if grouped else amount(holders.nunique(), "speaker")


def _speaker(holder: str) -> str:
    return f"an {holder}" if holder.startswith("unnamed") else holder


def _foremost(decided: pd.DataFrame) -> tuple[str, str, list[int]]:
    """The actor toward whom a text stands most often one way, which way, and in which paragraphs."""
    actor, code = decided.groupby(["actor", "code"], sort=False).size().idxmax()
    return actor, code, list(decided.loc[(decided["actor"] == actor) & (decided["code"] == code), "position"])


def _places_stated(rows: pd.DataFrame, side: Side) -> dict:
    """What `_places` states of a side: in how many paragraphs it stands so, and how many there are."""
    decided = rows[rows["code"].isin([AGAINST, FAVOUR])]
    n = len(_foremost(decided)[2]) if len(decided) else 0
    ends = rows["paragraph_id"].nunique() if side.titles else rows["position"].max()
    return {"phrase": side.phrase, "n_so": n, "n_paragraphs": ends}


def _places(rows: pd.DataFrame, side: Side) -> str:
    decided = rows[rows["code"].isin([AGAINST, FAVOUR])]
    if decided.empty:
        return f"{side.phrase} is nowhere against or in favour of one of these actors"
    actor, code, places = _foremost(decided)
    where = f"{'paragraph' if len(places) == 1 else 'paragraphs'} {say_places(places)} of {rows['position'].max()}"
    if side.titles:
        where = f"{len(places)} of {amount(len(rows['paragraph_id'].unique()), 'paragraph')}"
    return f"{side.phrase} is {STANDS[code]} {actor_in_sentence(actor)} in {where}"
