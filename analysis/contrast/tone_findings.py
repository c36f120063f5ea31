"""What the tone of the paragraphs shows, as sentences, each with its doubt."""

from collections.abc import Mapping, Sequence
from functools import singledispatch

import pandas as pd

from analysis.catalogue import Measure
from analysis.contrast.contrasts import AUTHORS, Contrast
from analysis.contrast.counts import AMONG, amount, well_covered
from analysis.contrast.findings import Finding, describe, stated
from analysis.contrast.groups import Side, by_document, by_telling, document_of
from analysis.results import Results
from analysis.scope import Perspective, Scope

_VOICES = {"author": "own", "quoted": "quoted", "reported": "reported"}
_ALONE = "A single paragraph has no interval: read how many scored words it rests on."


def say_extremes(tones: pd.DataFrame, column: str, measure: Measure, sides: Sequence[Side]) -> Finding:
    """The paragraphs that sound most favourable and most hostile; `column` is polarity or polarity_unmasked."""
    counted = column.replace("polarity", "n_scored")
    known = tones.dropna(subset=column)
    doubt = _few_words(known[counted], len(tones))
    rests_on = (
        stated(median=round(known[counted].median(), 0), n_paragraphs=len(tones) - len(known)),
        stated(n_known=len(known)),
    )
    if known.empty:
        sentence = f"None of these {amount(len(tones), 'paragraph')} has a scored word: there is no signal."
        sentence = sentence if len(tones) > 1 else "This paragraph has no scored word: there is no signal."
        return Finding(sentence, measure.unknown, measure.id, "")
    if len(known) == 1:
        only, value = _ends(known, column, "max", measure, sides)
        return Finding(f"Only {only} has a scored word: {value}.", doubt, measure.id, "")
    everything, known = known, well_covered(known, counted)
    top, bottom = (_ends(known, column, end, measure, sides) for end in ("max", "min"))
    if known[column].max() == known[column].min():
        alike = f"All {len(known)} paragraphs with a scored word sound alike: {measure.show(known[column].max())}."
        return Finding(alike, doubt, measure.id, "", rests_on)
    high = "most favourable" if known[column].max() > 0 else "least hostile"
    low = "most hostile" if known[column].min() < 0 else "least favourable"
    among = AMONG if len(known) < len(everything) else ""
    sentence = f"{_upper(top[0])} sounds {high} ({top[1]}), {bottom[0]} {low} ({bottom[1]}){among}."
    ties = [int((known[column] == getattr(known[column], end)()).sum()) - 1 for end in ("max", "min")]
    return Finding(sentence, doubt, measure.id, "", (*rests_on, pd.DataFrame({"n_others": ties})))


def say_mask(tones: pd.DataFrame, measure: Measure, sides: Sequence[Side]) -> Finding:
    """Which paragraph's tone the mask moved most, from where to where, and by hiding which words."""
    moved = tones[tones["shift"].abs() >= 0.005]
    silenced = int((tones["polarity"].isna() & tones["polarity_unmasked"].notna()).sum())
    lost = f"In {amount(silenced, 'paragraph')} it hides every scored word. " if silenced else ""
    doubt = f"{lost}It moves the tone of {len(moved)} of {amount(len(tones), 'paragraph')}."
    counted = stated(n_moved=len(moved), n_paragraphs=len(tones), n_paragraphs_silenced=silenced)
    if moved.empty:
        kept = "hides every scored word" if silenced else "moves no paragraph’s tone"
        return Finding(f"The mask {kept} here.", doubt, measure.id, "", (counted,))
    row = moved.loc[moved["shift"].abs().idxmax()]
    way = f"from {measure.show(row['polarity_unmasked'])} with it off to {measure.show(row['polarity'])} with it on"
    words = row["movers"].split(", ")[0]
    by = f", mostly by hiding “{words.rsplit(' ', 1)[0]}” ({words.rsplit(' ', 1)[1]})" if words else ""
    sentence = f"The mask moves {_named(row, sides)} most: {way}{by}."
    return Finding(sentence, doubt, measure.id, row["mark"], (counted,))


def say_voices(voices: pd.DataFrame, gaps: dict[str, tuple[float, float]], measure: Measure, sides: Sequence[Side]):
    """How far other speakers' words part from the author's own, where they part most.

    `gaps` gives the interval of each difference by the mark of its row in `voices`.
    """
    own = voices[voices["voice"] == "author"].set_index("group")["value"]
    others = voices[voices["voice"] != "author"].assign(gap=lambda rows: rows["value"] - rows["group"].map(own))
    others = others.dropna(subset="gap")
    if others.empty:
        sentence = "No quoted or reported word is scored beside the author’s own, so the voices cannot be compared."
        return Finding(sentence, measure.unknown, measure.id, "")
    row = others.loc[_clearest(others["gap"], others["mark"].map(gaps))]
    side = next(side for side in sides if side.id == row["group"])
    ends = gaps[row["mark"]]
    rests_on = (stated(value=row["value"], value_other=own[row["group"]], n_scored=row["n_counted"]),)
    rests_on += (stated(low=ends[0], high=ends[1]),)
    if measure.show(row["value"]) == measure.show(own[row["group"]]):
        sentence = (
            f"The {row['voice']} words of {side.phrase} sound as the author’s own do: {measure.show(row['value'])}."
        )
        return Finding(sentence, _gap_doubt(ends, measure), measure.id, row["mark"], rests_on)
    more = "more favourable" if row["gap"] > 0 else "more hostile"
    values = f"{measure.show(row['value'])} on {amount(row['n_counted'], 'scored word')} against"
    own_value = measure.show(own[row["group"]])
    sentence = f"The {row['voice']} words of {side.phrase} sound {more} than the author’s own: {values} {own_value}."
    return Finding(sentence, _gap_doubt(ends, measure), measure.id, row["mark"], rests_on)


def say_voice_counts(voices: pd.DataFrame, sides: Sequence[Side]) -> str:
    """Scored words by voice and side: "Scored words of the Russian author’s text: 35 own, 2 quoted, 1 reported." """
    parts = []
    for side in sides:
        counted = voices[voices["group"] == side.id].set_index("voice")["n_counted"]
        each = ", ".join(f"{counted[voice]} {name}" for voice, name in _VOICES.items())
        parts.append(f"Scored words of {side.phrase}: {each}.")
    return " ".join(parts)


def voice_counts_stated(voices: pd.DataFrame, sides: Sequence[Side]) -> pd.DataFrame:
    """What `say_voice_counts` states: one row per side, with its scored words in each voice."""
    counted = voices.set_index(["group", "voice"])["n_counted"]
    numbers = [{f"n_{name}": counted[side.id, voice] for voice, name in _VOICES.items()} for side in sides]
    return pd.DataFrame(numbers).assign(side=[side.phrase for side in sides])


def say_subjectivity(whole: pd.DataFrame, differing: pd.DataFrame, authors: Contrast, measure: Measure) -> Finding:
    """Which text sounds more opinionated; where only one is left, how opinionated it sounds.

    `whole` holds a row per text with its value, `differing` the row of "differences", if there is one.
    """
    if len(differing):
        return describe(differing.iloc[0], measure, *authors.sides)
    gone = authors.empty[0]
    row, left = whole.iloc[0], next(side for side in authors.sides if side.id != gone.id)
    doubt = f"No chosen paragraph is in {gone.phrase}, so nothing is compared."
    if pd.isna(row["value"]):
        return Finding(f"Subjectivity of {left.phrase} is unknown: no word is scored.", doubt, measure.id, "")
    ends = f"on a scale from {measure.range[0]} ({measure.low}) to {measure.range[1]} ({measure.high})"
    return Finding(
        f"Only {left.phrase} is left: its words stand at {measure.show(row['value'])} {ends}.", doubt, measure.id, ""
    )


def say_coverage(tones: pd.DataFrame, sides: Sequence[Side]) -> Finding:
    """On how many scored words the tone of each text rests, and how many of them weigh nothing."""
    parts = [_rests(tones[tones["group"] == side.id], side) for side in sides]
    sentence = f"The tone of {'; that of '.join(parts)}."
    n, zero = int(tones["n_scored"].sum()), int(tones["n_zero"].sum())
    doubt = (
        f"{zero} of {amount(n, 'scored word')} weigh 0 and pull the tone towards 0."
        if n
        else "There is no scored word."
    )
    summed = tones.groupby("group", sort=False, as_index=False)[["n_scored", "n_words"]].sum()
    summed["side"] = summed["group"].map({side.id: side.phrase for side in sides})
    summed["per_1000"] = 1000 * summed["n_scored"] / summed["n_words"].where(summed["n_words"] > 0)
    return Finding(sentence, doubt, "coverage", "", (summed, stated(n_zero=zero, n_scored=n)))


def say_words(words: pd.DataFrame) -> str:
    """The word that scores most often, its weight, and the trap: how many scored words weigh nothing."""
    if words.empty:
        return "No word is scored here."
    n, zero = int(words["n"].sum()), int(words.loc[words["weight"] == 0, "n"].sum())
    top = words.iloc[0]
    weighs = f"{top['weight']:+.2f}".replace("-", "−") if top["weight"] else "nothing"
    of = f"{zero} of {amount(n, 'scored word')} {'weighs' if zero == 1 else 'weigh'} nothing"
    many = of if zero else "Every scored word weighs something"
    return f"{many}; none scores more often than “{top['word']}” ({_times(top['n'])}), which weighs {weighs}."


@singledispatch
def say_translated(results: Results, contrast: Contrast | None = None) -> str:
    """Which text is a translation, as a sentence; empty where none is. Of two tellings (`contrast`) only theirs."""
    documents = results.documents.set_index("doc_id")["translated"].astype(bool)
    if contrast is not None and contrast.id == AUTHORS:
        documents = documents[documents.index.isin({document_of(each) for each in contrast.groups.index})]
    whose = by_telling(results).groupby(by_document(results)).first().reindex(documents.index)
    by_name = {name: documents[(whose == name).to_numpy()] for name in results.scope.names}
    return say_translations(by_name, results.scope)


def say_translations(by_name: Mapping[str, pd.Series], scope: Scope) -> str:
    """Which tellings are translations, as a sentence; by their names, of each of their articles whether it is one."""
    whole = [scope.of(name).phrase for name, own in by_name.items() if len(own) and own.all()]
    partly = [_partly(own, scope.of(name)) for name, own in by_name.items()]
    return " ".join(part for part in (_whole_translations(whole), *partly) if part)


def _whole_translations(names: list[str]) -> str:
    if not names:
        return ""
    told = _upper(" and ".join(names))
    if len(names) == 1:
        return f"{told} is a translation: its words, and so its tone, are partly the translator’s."
    return f"{told} are translations: their words, and so their tone, are partly the translators’."


def _partly(translated: pd.Series, whose: Perspective) -> str:
    """How many articles of a telling are translations, where not all of them are."""
    n = int(translated.sum())
    if n in (0, len(translated)):
        return ""
    are = "is a translation" if n == 1 else "are translations"
    told = f"{n:,} of the {len(translated):,} articles of {whose.phrase} {are}"
    return f"{told}: their words, and so their tone, are partly the translators’."


def _rests(rows: pd.DataFrame, side: Side) -> str:
    n, words = int(rows["n_scored"].sum()), int(rows["n_words"].sum())
    if words == 0:
        return f"{side.phrase} rests on nothing: it has no word in this voice"
    return f"{side.phrase} rests on {amount(n, 'scored word')} among {words:,} ({1000 * n / words:.0f} per 1,000)"


def _ends(known: pd.DataFrame, column: str, end: str, measure: Measure, sides: Sequence[Side]) -> tuple[str, str]:
    """The paragraph at one end and its value; of equals the one that rests on most words, and how many others tie."""
    at = known[known[column] == getattr(known[column], end)()]
    counted = column.replace("polarity", "n_scored")
    row = at.loc[at[counted].idxmax()]
    others = f", like {amount(len(at) - 1, 'other')}" if len(at) > 1 else ""
    return _named(row, sides), f"{measure.show(row[column])} on {amount(row[counted], 'scored word')}{others}"


def _few_words(counted: pd.Series, n: int) -> str:
    silent = n - len(counted)
    signal = f" {amount(silent, 'paragraph')} {'gives' if silent == 1 else 'give'} no signal." if silent else ""
    if counted.empty:
        return signal.strip()
    if n == 1:
        return _ALONE
    return f"{_ALONE} Half of the paragraphs rest on {counted.median():.0f} or fewer.{signal}"


def _clearest(gap: pd.Series, intervals: pd.Series) -> object:
    """Where the gap is largest against its interval; where no interval is known, where it is largest."""
    widths = intervals.map(lambda ends: ends[1] - ends[0])
    standing = (gap.abs() / widths.where(widths > 0)).dropna()
    return standing.idxmax() if len(standing) else gap.abs().idxmax()


def _gap_doubt(gap: tuple[float, float], measure: Measure) -> str:
    if pd.isna(gap[0]):
        return "Too few paragraphs hold both voices for an interval of the difference."
    verdict = (
        "includes zero: they may not differ" if gap[0] <= 0 <= gap[1] else "is clear of zero, for these paragraphs"
    )
    low, high = (measure.show(end, signed=True) for end in gap)
    return f"95 % interval of the difference {low} to {high}, which {verdict}."


def _named(row: pd.Series, sides: Sequence[Side]) -> str:
    side = next(side for side in sides if side.id == row["group"])
    return side.place(row["paragraph_id"], row["position"])


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(int(n), f"{n} times")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
