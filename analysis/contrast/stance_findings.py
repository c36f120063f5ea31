"""What the stances show, as sentences, each with its doubt: over whom the texts part most, by voice and by meeting."""

from collections.abc import Sequence

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.compared import clearest
from analysis.contrast.contrasts import Contrast, meetings_within
from analysis.contrast.counts import amount
from analysis.contrast.doubt.checks import FEW
from analysis.contrast.findings import Finding, actor_in_sentence, describe, say_paragraphs, stated, upper_first
from analysis.contrast.groups import Side
from analysis.contrast.positions import AGAINST, FAVOUR, NEUTRAL, code_of_mean
from analysis.results import Results
from analysis.scope import Scope

_IN_VOICE = {"quoted": "In quoted words, ", "reported": "In reported words, ", "all": "In all words, "}
STANDS = {AGAINST: "against", FAVOUR: "in favour of", NEUTRAL: "neutral toward", "unsure": "unsure about"}
_WORDS = {"quoted": "the quoted words", "reported": "the reported words"}


def say_widest(values: pd.DataFrame, differing: pd.DataFrame, contrast: Contrast, measure: Measure, voice: str):
    """The actor over whom the two texts part most, as a finding; of one text alone, whom it judges most clearly.

    `values` holds rows of `stance_of_actors`, `differing` those of `stance_differences`.
    """
    known = values.dropna(subset="value")
    if known.empty:
        return Finding(f"{_begin(voice, 'no actor is judged')}.", measure.unknown, "stance", "")
    told = differing[differing["key"].isin(known["key"]) & differing["difference"].notna()] if len(differing) else None
    row = None if told is None else _foremost(told)
    if row is None:
        return _alone(known, contrast, measure, voice)
    first, second = (_row(known, row["key"], side.id) for side in contrast.sides)
    actor = actor_in_sentence(row["key"])
    stands = [_stand(own, measure) for own in (first, second)]
    stand = f"{contrast.target.phrase} is {stands[0]}, {contrast.reference.phrase} {stands[1]}"
    told_apart = describe(row, measure, *contrast.sides, actor)
    doubt, rests_on = f"{told_apart.doubt}{_say_unsure(known)}", (*told_apart.rests_on, _unsure(known))
    rests_on += (_stands_stated(contrast.sides, (first, second)),)
    sentence = _begin(voice, f"the {contrast.noun}s part most over {actor}: {stand}") + "."
    return Finding(sentence, doubt, "stance", row["key"], rests_on)


def say_voices(values: pd.DataFrame, gaps: pd.DataFrame, contrast: Contrast, measure: Measure) -> Finding:
    """How far other speakers' stance parts from the author's own, where it parts most; `gaps` is `voice_gaps`."""
    if gaps.empty:
        sentence = "Other speakers judge no actor that the author judges too, so the voices cannot be compared."
        return Finding(sentence, measure.unknown, "stance", "")
    gap = _widest(gaps)
    side = next(side for side in contrast.sides if side.id == gap["side"])
    rows = values[(values["key"] == gap["key"]) & (values["group"] == side.id)].set_index("voice")
    rows = [rows.loc[voice] for voice in (gap["voice"], "author")]
    spoken, own = (say_valued(row, measure) for row in rows)
    more = "more" if gap["difference"] > 0 else "less"
    sentence = (
        f"In {side.phrase} {_WORDS[gap['voice']]} judge {actor_in_sentence(gap['key'])} {more} favourably than the "
        f"author’s own: {spoken} against {own}."
    )
    return Finding(sentence, _gap_doubt(gap, measure), "stance", gap["key"], (both_stated(*rows), stated_interval(gap)))


def say_meetings(
    results: Results,
    differing: pd.DataFrame,
    contrast: Contrast,
    measure: Measure,
    pair: Sequence[str] | None = None,
) -> Finding:
    """The text and actor whose stance differs most between two events; `differing` is `meeting_differences`."""
    known = differing.dropna(subset="difference") if "difference" in differing else differing
    if known.empty:
        return Finding(_no_event_compared(results.scope, contrast.noun), measure.unknown, "stance", "")
    row = _foremost(known)
    side = next(side for side in contrast.sides if side.id == row["side"])
    sides = meetings_within(results, side, pair).sides
    return describe(row, measure, *sides, actor_in_sentence(row["key"]))


def say_table(table: pd.DataFrame, contrast: Contrast, voice: str) -> str:
    """How many actors are named in a voice, and how many of them by both texts; `table` is `stance_table`."""
    if table.empty:
        return f"{_begin(voice, 'no actor is named')}."
    named = f"{amount(len(table), 'actor')} {'is' if len(table) == 1 else 'are'} named"
    whose = "" if voice == "all" else f" in {_WORDS.get(voice, 'the author’s own words')}"
    if len(contrast.filled) < 2:
        return f"{upper_first(named)}{whose} of {contrast.filled[0].phrase}."
    both = n_by_both(table, contrast)
    return f"{upper_first(named)}{whose}, {both or 'none'} of them by both {contrast.noun}s."


def n_by_both(table: pd.DataFrame, contrast: Contrast) -> int:
    """How many actors every text names; `table` is `stance_table`."""
    return int(table[[side.label for side in contrast.filled]].notna().all(axis=1).sum()) if len(table) else 0


def say_valued(row: pd.Series, measure: Measure) -> str:
    return f"{measure.show(row['value'])} in {say_paragraphs(int(row['n_units']))}"


def both_stated(one: pd.Series, other: pd.Series) -> pd.DataFrame:
    """The values that `say_valued` shows of two rows."""
    return stated(
        value=one["value"], n_units=one["n_units"], value_other=other["value"], n_units_other=other["n_units"]
    )


def stated_interval(row: pd.Series) -> pd.DataFrame:
    """The interval that a sentence shows of a row, and the paragraphs that it rests on."""
    return stated(low=row["low"], high=row["high"], n_paragraphs=row["n_units"])


def say_interval(row: pd.Series, measure: Measure, whose: str) -> str:
    if pd.isna(row["low"]):
        return f"{whose}: a single paragraph, no interval"
    if row["low"] == row["high"]:
        return f"{whose}: the same in every resample, no interval"
    few = ", too narrow to lean on" if row["n_units"] < FEW else ""
    return f"{whose}: 95 % interval {measure.show(row['low'])} to {measure.show(row['high'])}{few}"


def _alone(known: pd.DataFrame, contrast: Contrast, measure: Measure, voice: str) -> Finding:
    """Whom one text judges most clearly, where no actor is judged by both."""
    row = known.loc[known["value"].abs().idxmax()]
    side = next(side for side in contrast.sides if side.id == row["group"])
    gone = contrast.empty
    why = f"No chosen paragraph is in {gone[0].phrase}" if gone else f"No actor is named by both {contrast.noun}s"
    said = f"{side.phrase} is clearest on {actor_in_sentence(row['key'])}: it is {_stand(row, measure)}"
    doubt = f"{why}, so nothing is compared. {say_interval(row, measure, 'the mean')}.{_say_unsure(known)}"
    rests_on = (_unsure(known), _stands_stated([side], [row]))
    return Finding(_begin(voice, said) + ".", doubt, "stance", row["key"], rests_on)


def _stand(row: pd.Series, measure: Measure) -> str:
    """How a text stands: "against it in 9 of the 13 paragraphs that name it (mean −0.62)"."""
    code, mean = code_of_mean(row), f"mean {measure.show(row['value'])}"
    n, of = int(row[f"n_{code}"]), int(row["n_units"])
    if code in (NEUTRAL, "unsure") or not n:
        counts = f"{row['n_against']:,} against, {row['n_neutral']:,} neutral, {row['n_favour']:,} in favour"
        unsure = f", {row['n_unsure']:,} unsure" if row["n_unsure"] else ""
        return f"{STANDS[code]} it on balance ({mean}; paragraphs: {counts}{unsure})"
    those = "the one paragraph that names it" if of == 1 else f"{n:,} of the {of:,} paragraphs that name it"
    return f"{STANDS[code]} it in {those} ({mean})"


def _stands_stated(sides: Sequence[Side], rows: Sequence[pd.Series]) -> pd.DataFrame:
    """What `_stand` states of each side beside its mean: in how many paragraphs it stands so, of how many."""
    codes = [code_of_mean(row) for row in rows]
    so = [row[f"n_{code}"] for row, code in zip(rows, codes, strict=True)]
    phrases = [side.phrase for side in sides]
    return pd.DataFrame({"side": phrases, "n_so": so, "n_paragraphs": [row["n_units"] for row in rows]})


def _no_event_compared(scope: Scope, noun: str) -> str:
    """Why no two events can be compared, as a sentence."""
    if not scope.events:
        return "No event is defined, so none can be compared."
    return f"No {noun} judges one actor about both {scope.event_word}s, so the {scope.event_word}s cannot be compared."


def _begin(voice: str, sentence: str) -> str:
    return upper_first(f"{_IN_VOICE.get(voice, '')}{sentence}")


def _row(values: pd.DataFrame, key: str, group: str) -> pd.Series:
    return values[(values["key"] == key) & (values["group"] == group)].iloc[0]


def _unsure(values: pd.DataFrame) -> pd.DataFrame:
    return stated(n_unsure=values["n_unsure"].sum(), n_positions=values["n_units"].sum())


def _say_unsure(values: pd.DataFrame) -> str:
    n, of = int(values["n_unsure"].sum()), amount(int(values["n_units"].sum()), "position")
    return f" {n:,} of {of} {'is' if n == 1 else 'are'} unsure." if n else ""


def _foremost(differing: pd.DataFrame) -> pd.Series | None:
    """The clearest difference between sides of five paragraphs or more; without one, the widest that has an interval.

    Two paragraphs that happen to agree have hardly a spread, and would pass for certainty.
    """
    many = differing[(differing["measure"] == "stance") & ~differing["few"].astype(bool)]
    if len(many):
        return clearest(many, "stance")
    stances = differing[differing["measure"] == "stance"]
    return _widest(stances) if len(stances) else None


def _widest(rows: pd.DataFrame) -> pd.Series:
    """The row with the largest difference, among those that have an interval, if some do."""
    known = rows[rows["low"].notna()]
    rows = known if len(known) else rows
    return rows.loc[rows["difference"].abs().idxmax()]


def _gap_doubt(gap: pd.Series, measure: Measure) -> str:
    if pd.isna(gap["low"]):
        return "Too few paragraphs hold both voices for an interval of the difference."
    low, high = (measure.show(gap[end], signed=True) for end in ("low", "high"))
    spans = gap["low"] <= 0 <= gap["high"]
    verdict = "includes zero: they may not differ" if spans else "is clear of zero, for these paragraphs"
    few = f" It rests on {say_paragraphs(int(gap['n_units']))} of speakers, too few to lean on."
    return f"95 % interval of the difference {low} to {high}, which {verdict}.{few if gap['n_units'] < FEW else ''}"
