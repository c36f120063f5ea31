"""From paragraphs to any unit: every measure is a ratio of two sums, so that no two levels can disagree.

A *tally* is what one paragraph adds to one measure: a numerator and a denominator. A unit's value is the sum of
the numerators over the sum of the denominators of its paragraphs; where nothing was counted it is unknown.

| measure | numerator | denominator |
|---|---|---|
| polarity, subjectivity | sum of the weights of the scored words | number of scored words |
| instrument | sum of the weights of the words that another lexicon (the key) scores | number of those words |
| coverage | 1,000 × scored words | words |
| topic_rate, actor_rate | 1,000 × mentions | words |
| topic_share, actor_share | paragraphs where the topic is present, the actor named | paragraphs |
| quoted_share, reported_share | words quoted, reported | words |
| stance | sum of the values of the paragraphs toward an actor | paragraphs that name it |
| stance_against, stance_favour | paragraphs coded against it, in favour of it | paragraphs that name it |
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import singledispatch

import numpy as np
import pandas as pd

from analysis.contrast.moments import MANY, Moments
from analysis.contrast.positions import AGAINST, FAVOUR, positions
from analysis.contrast.shares import PARAGRAPH_SHARES, unbroken, wilson
from analysis.results import Results, counted_once
from analysis.schemas import INSTRUMENTS, VOICES, conform

SEED = 20210318  # the day of the Anchorage meeting; any number would do, a fixed one makes runs equal
DRAWS = 2000
_MIDDLE = (2.5, 97.5)  # the ends of the middle 95 %
SERIES = ["measure", "key"]
_TONE = ("polarity", "subjectivity", "coverage")
_TONE_UNMASKED = tuple(f"{measure}_unmasked" for measure in _TONE)
STANCE = ("stance", "stance_against", "stance_favour")  # of the paragraphs that name an actor: only they are units
TALLY_COLUMNS = ["paragraph_id", *SERIES, "numerator", "denominator", "n_counted"]


@counted_once
def words_by_voice(results: Results) -> pd.DataFrame:
    """One row per paragraph (its index): its words by voice, columns author, quoted, reported and all."""
    words = results.paragraphs.set_index("paragraph_id")[["quoted_words", "reported_words", "n_words"]]
    words = words.set_axis(["quoted", "reported", "all"], axis=1)
    return words.assign(author=words["all"] - words["quoted"] - words["reported"])


@singledispatch
def tally(results: Results, voice: str = "all", measures: Collection[str] | None = None) -> pd.DataFrame:
    """One row per paragraph, measure and key: numerator, denominator, n_counted (what the numerator rests on).

    `voice` says whose words count: author, quoted, reported or all. Topics present in a paragraph, actors named
    in it (shares of paragraphs) and the shares of quoted and reported words belong to the paragraph as a whole.
    `measures` are the ids of those wanted; all without it.
    """
    wanted = [_tallied(results, ids, voice) for ids in _TALLIED if measures is None or set(ids) & set(measures)]
    tallies = pd.concat(wanted, ignore_index=True)[TALLY_COLUMNS]
    return tallies if measures is None else tallies[tallies["measure"].isin(measures)]


@counted_once
def _tallied(results: Results, measures: tuple[str, ...], voice: str) -> pd.DataFrame:
    """The tallies of measures that are counted together."""
    return _TALLIED[measures](results, words_by_voice(results), voice)


def measures_by_voice(counted: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The measures counted in each voice, from pairs of a measure and a voice; both in the order given."""
    by_voice: dict[str, list[str]] = {}
    for measure, voice in dict.fromkeys(counted):
        by_voice.setdefault(voice, []).append(measure)
    return by_voice


def tallies_by_voice(results: Results, counted: Iterable[tuple[str, str]]) -> dict[str, pd.DataFrame]:
    """What `tally` gives for pairs of a measure and the voice that it counts, by voice."""
    return {voice: tally(results, voice, measures) for voice, measures in measures_by_voice(counted).items()}


def rollup(
    results: Results, groups: pd.Series, unit: str, voice: str = "all", measures: Collection[str] | None = None
) -> pd.DataFrame:
    """ "scores" frame: one row per group, measure and key, with the counts and a 95 % bootstrap interval.

    Parameters
    ----------
    groups
        The group of each paragraph, indexed by paragraph_id; a paragraph without one (missing) is left out.
    unit
        What the groups are: paragraph, document, event, perspective, `perspective / event` …
    voice
        Whose words count: author, quoted, reported or all.
    measures
        Ids of the measures to roll up; all without it.

    The interval resamples whole paragraphs of the group (percentile bootstrap, DRAWS draws, SEED; of more than MANY
    paragraphs the same by linearisation, see analysis/contrast/moments.py); it is unknown where fewer than two
    paragraphs have something to count. It speaks of this text, not of what the author or anybody else would write next.
    """
    groups = groups.dropna()
    sums = sums_by_paragraph(tally(results, voice, measures), groups.index)
    words = words_by_voice(results)[voice].reindex(groups.index).to_numpy()
    frames = []
    for group, places in groups.groupby(groups, sort=False, observed=True).indices.items():
        scored = _summary(sums.rows(places))
        scored["unit_id"], scored["n_words"] = str(group), int(words[places].sum())
        frames.append(scored)
    columns = ["unit", "unit_id", *SERIES, "voice", "value", "n_units", "n_words", "n_counted", "low", "high"]
    if not frames:
        return conform(pd.DataFrame(columns=columns), "scores")
    return conform(pd.concat(frames, ignore_index=True).assign(unit=unit, voice=voice), "scores")


def summarise(tallies: pd.DataFrame, paragraph_ids: pd.Index) -> pd.DataFrame:
    """One row per measure and key over these paragraphs: value, n_units, n_counted, low, high.

    n_units counts the paragraphs; of a stance, those of them that name the actor.
    """
    return _summary(sums_by_paragraph(tallies, paragraph_ids))


def _summary(sums: "Sums") -> pd.DataFrame:
    many = len(sums.numerator) > MANY
    low, high = moments_of(sums).interval() if many else interval(draw_ratios(sums, SEED))
    scored = sums.series.to_frame(index=False).assign(
        value=sums.value,
        n_units=units_of(sums),
        n_counted=sums.counted.sum(axis=0).astype(int),
        low=low,
        high=high,
    )
    return scored if many else _with_intervals_of_unbroken_shares(scored)


def moments_of(sums: "Sums") -> Moments:
    """What the paragraphs add up to, series by series."""
    a, d, n = sums.numerator, sums.denominator, len(sums.numerator)
    return Moments(
        series=sums.series,
        n=np.full(len(sums.series), n),
        able=(d > 0).sum(axis=0),
        counted=sums.counted.sum(axis=0),
        numerator=a.sum(axis=0),
        denominator=d.sum(axis=0),
        nn=(a * a).sum(axis=0),
        nd=(a * d).sum(axis=0),
        dd=(d * d).sum(axis=0),
        least=a.min(axis=0, initial=0.0),
        most=a.max(axis=0, initial=0.0),
        widest=d.max(axis=0, initial=0.0),
    )


def units_of(sums: "Sums") -> np.ndarray:
    """The paragraphs behind each series: all of them; for a stance those that name the actor."""
    of_actors = np.isin(sums.series.get_level_values("measure"), STANCE)
    return np.where(of_actors, sums.denominator.sum(axis=0), len(sums.numerator)).astype(int)


def _with_intervals_of_unbroken_shares(scored: pd.DataFrame) -> pd.DataFrame:
    """Wilson's interval where none or all of two paragraphs or more count: resampled, such a share never moves."""
    counted, n = scored["n_counted"].to_numpy(), scored["n_units"].to_numpy()
    stands = scored["measure"].isin(PARAGRAPH_SHARES).to_numpy() & unbroken(counted, n) & (n > 1)
    low, high = wilson(counted[stands], n[stands])
    scored.loc[stands, "low"], scored.loc[stands, "high"] = low, high
    return scored


@dataclass(frozen=True)
class Sums:
    """Tallies as arrays of paragraphs × series; `series` names the columns by measure and key."""

    series: pd.MultiIndex
    numerator: np.ndarray
    denominator: np.ndarray
    counted: np.ndarray

    def rows(self, places: np.ndarray) -> "Sums":
        """The paragraphs at these places."""
        return Sums(self.series, self.numerator[places], self.denominator[places], self.counted[places])

    def only(self, series: pd.MultiIndex) -> "Sums":
        """These series alone, in this order."""
        at = self.series.get_indexer(series)
        return Sums(series, self.numerator[:, at], self.denominator[:, at], self.counted[:, at])

    @property
    def value(self) -> np.ndarray:
        """The value of every series over all paragraphs: the ratio of the two sums."""
        return ratio(self.numerator.sum(axis=0), self.denominator.sum(axis=0))


def sums_by_paragraph(tallies: pd.DataFrame, paragraph_ids: pd.Index) -> Sums:
    """The tallies as arrays, one row per paragraph of `paragraph_ids`, one column per measure and key of `tallies`."""
    named = pd.MultiIndex.from_frame(tallies[SERIES])
    series = named.unique()
    rows, columns = paragraph_ids.get_indexer(tallies["paragraph_id"]), series.get_indexer(named)
    inside = rows >= 0

    def filled(column: str) -> np.ndarray:
        array = np.zeros((len(paragraph_ids), len(series)))
        array[rows[inside], columns[inside]] = tallies[column].to_numpy(float)[inside]
        return array

    return Sums(series, filled("numerator"), filled("denominator"), filled("n_counted"))


def draw_ratios(sums: Sums, seed: int) -> np.ndarray:
    """Bootstrap: each row the value of every series in one resample of the paragraphs; unknown where none counted.

    Unknown throughout for a series that fewer than two paragraphs have something to count for: every resample
    would give the same value, and an interval of no width would pass for certainty.
    """
    n = len(sums.numerator)
    if n < 2:
        return np.full((1, len(sums.series)), np.nan)
    weights = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=DRAWS).astype(float)
    drawn = ratio(weights @ sums.numerator, weights @ sums.denominator)
    drawn[:, (sums.denominator > 0).sum(axis=0) < 2] = np.nan
    return drawn


def ratio(numerator: np.ndarray, denominator: np.ndarray) -> np.ndarray:
    """Numerator over denominator; unknown (NaN) where the denominator is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(denominator > 0, numerator / denominator, np.nan)


def interval(drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The middle 95 % of the drawn values of every series, over the draws in which it is known."""
    unknown = np.isnan(drawn)
    ends = np.full((2, drawn.shape[1]), np.nan)
    # Two calls, since the one that passes over unknown values goes column by column.
    whole, partly = ~unknown.any(axis=0), unknown.any(axis=0) & ~unknown.all(axis=0)
    if whole.any():
        ends[:, whole] = np.percentile(drawn[:, whole], _MIDDLE, axis=0)
    if partly.any():
        ends[:, partly] = np.nanpercentile(drawn[:, partly], _MIDDLE, axis=0)
    return ends[0], ends[1]


def _placed(results: Results, name: str, voice: str, kept: np.ndarray | None = None) -> tuple[pd.DataFrame, np.ndarray]:
    """The rows of a frame of places that stand in a voice (of those kept), and for each the row of its paragraph."""
    places = getattr(results, name)
    chosen = np.ones(len(places), bool) if kept is None else kept
    if voice in VOICES:
        chosen = chosen & (places["voice"] == voice).to_numpy()
    return places[chosen], results.paragraph_rows[name][chosen]


def _tone(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    return _of_receipts(results, words, voice, "tone", "")


def _tone_unmasked(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    return _of_receipts(results, words, voice, "tone_unmasked", "_unmasked")


def _of_receipts(results: Results, words: pd.DataFrame, voice: str, measure: str, suffix: str) -> pd.DataFrame:
    receipts, rows = _placed(results, "receipts", voice, (results.receipts["measure"] == measure).to_numpy())
    n = np.bincount(rows, minlength=len(words))
    weights = {"polarity": receipts["weight"], "subjectivity": receipts["subjectivity"]}
    parts = [
        _series(name + suffix, words.index, np.bincount(rows, each.to_numpy(float), len(words)), n, n)
        for name, each in weights.items()
    ]
    return pd.concat([*parts, _series("coverage" + suffix, words.index, 1000.0 * n, words[voice].to_numpy(), n)])


def _instruments(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The tallies of the other lexicons of tone, key by key; no rows where the results have none of their receipts."""
    measures = results.receipts["measure"]
    present = set(measures.unique())
    keys = np.array([name for name in INSTRUMENTS if name in present], dtype=object)
    receipts, rows = _placed(results, "receipts", voice, measures.isin(list(keys)).to_numpy())
    columns = pd.Index(keys).get_indexer(receipts["measure"])
    sums, n = np.zeros((2, len(words), len(keys)))
    np.add.at(sums, (rows, columns), receipts["weight"].to_numpy(float))
    np.add.at(n, (rows, columns), 1.0)
    tallied = _keyed("instrument", words.index, keys, sums, np.zeros(len(words)), n)
    return tallied.assign(denominator=n.ravel())


def _topic_rates(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    return _rates(results, "topic_mentions", "topic", results.topics_by_paragraph["topic"].unique(), words, voice)


def _actor_rates(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    return _rates(results, "mentions", "actor", results.mentions["actor"].unique(), words, voice)


def _rates(results: Results, name: str, kind: str, keys: np.ndarray, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    counts = _counts(results, name, kind, keys, voice)
    return _keyed(f"{kind}_rate", words.index, keys, 1000.0 * counts, words[voice].to_numpy(float), counts)


def _counts(results: Results, name: str, kind: str, keys: np.ndarray, voice: str) -> np.ndarray:
    """How often each key stands in each paragraph: paragraphs × keys."""
    found, rows = _placed(results, name, voice)
    counts = np.zeros((len(results.paragraphs), len(keys)))
    np.add.at(counts, (rows, pd.Index(keys).get_indexer(found[kind])), 1)
    return counts


def _present_topics(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    topics = results.topics_by_paragraph
    present = topics["present"].astype(float)
    shares = topics[["paragraph_id"]].assign(measure="topic_share", key=topics["topic"], numerator=present)
    return shares.assign(denominator=1.0, n_counted=present)


def _named_actors(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    actors = results.mentions["actor"].unique()
    named = (_counts(results, "mentions", "actor", actors, "all") > 0).astype(float)
    ids = pd.Index(results.paragraphs["paragraph_id"])
    return _keyed("actor_share", ids, actors, named, np.ones(len(ids)), named)


def _voices(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    everything = words["all"].to_numpy()
    shares = [(name, words[name].to_numpy()) for name in ("quoted", "reported")]
    return pd.concat([_series(f"{name}_share", words.index, own, everything, own) for name, own in shares])


def _stances(results: Results, words: pd.DataFrame, voice: str) -> pd.DataFrame:
    """The tallies of stance: rows only where a paragraph names the actor, for whoever is not named is not judged."""
    held = positions(results, voice)
    against, favour = (held["code"].eq(code).astype(float) for code in (AGAINST, FAVOUR))
    counted = {"stance": (held["value"], 1.0), "stance_against": (against,) * 2, "stance_favour": (favour,) * 2}
    named = held[["paragraph_id"]].assign(key=held["actor"], denominator=1.0)
    parts = [named.assign(measure=name, numerator=sums, n_counted=n) for name, (sums, n) in counted.items()]
    return pd.concat(parts, ignore_index=True)


def _series(
    measure: str, paragraph_ids: pd.Index, numerator: np.ndarray, denominator: np.ndarray, counted: np.ndarray
) -> pd.DataFrame:
    """The tallies of a measure without keys: one row per paragraph."""
    whole = np.array([""], dtype=object)
    return _keyed(measure, paragraph_ids, whole, numerator[:, None], denominator, counted[:, None])


def _keyed(
    measure: str,
    paragraph_ids: pd.Index,
    keys: np.ndarray,
    numerator: np.ndarray,
    denominator: np.ndarray,
    counted: np.ndarray,
) -> pd.DataFrame:
    """The tallies of a measure: one row per paragraph and key, from arrays of paragraphs × keys."""
    return pd.DataFrame(
        {
            "paragraph_id": paragraph_ids.repeat(len(keys)),
            "measure": measure,
            "key": np.tile(np.asarray(keys, dtype=object), len(paragraph_ids)),
            "numerator": numerator.astype(float).ravel(),
            "denominator": np.repeat(denominator.astype(float), len(keys)),
            "n_counted": counted.ravel(),
        }
    )


# Measures that are counted together; what each counts from the results, the words of their paragraphs, and a voice.
_TALLIED = {
    _TONE: _tone,
    _TONE_UNMASKED: _tone_unmasked,
    ("instrument",): _instruments,
    ("topic_rate",): _topic_rates,
    ("actor_rate",): _actor_rates,
    ("topic_share",): _present_topics,
    ("actor_share",): _named_actors,
    ("quoted_share", "reported_share"): _voices,
    STANCE: _stances,
}
