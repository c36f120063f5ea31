"""What the paragraphs of each cell, telling by event, add up to: every number of a large corpus is made of cells."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.contrast.moments import Moments
from analysis.contrast.rollup import STANCE
from analysis.large.adding import by_actor
from analysis.large.corpus import Corpus
from analysis.large.summed import SHARES, SUMMED, TONE, UNMASKED
from analysis.large.sums import SUMS
from analysis.large.tables import BITS, COLUMNS_OF_ACTORS
from analysis.schemas import INSTRUMENTS

CELL = ["telling", "event"]
SERIES = ["measure", "key"]
HOLDING = SUMS[-1]  # how many paragraphs something was counted in
ADDED = list(SUMS[:-1])
_COLUMNS = [*CELL, *SERIES, *SUMS]
# Of these the furthest is kept, from where it starts; the other sums are added up.
_FURTHEST = {"least": (np.fmin, np.inf), "most": (np.fmax, -np.inf), "widest": (np.fmax, -np.inf)}


def cell_sums(corpus: Corpus, measure: str, voice: str, topics: Sequence[str], actors: Sequence[str]) -> pd.DataFrame:
    """One row per telling, event, measure and key (SERIES): SUMS, as `Moments` names them, and HOLDING.

    measure: an id of the catalogue. voice: whose words count. topics, actors: the filters; any of the topics, any of
    the actors.
    """
    family, table = _FAMILY[measure]
    question = table, voice, tuple(sorted(topics)), tuple(sorted(actors))
    sums = corpus.remembered(question, lambda: family(corpus, table, voice, topics, actors))
    return sums[sums["measure"] == measure]


def cell_words(corpus: Corpus, topics: Sequence[str], actors: Sequence[str]) -> pd.DataFrame:
    """One row per telling and event: n_paragraphs, words by voice (author …, all), and the paragraphs with such words.

    The last are n_author, n_quoted, n_reported, n_all.
    """
    return ask_sums(corpus, "word_sums", "all", topics, actors)


def ask_sums(
    corpus: Corpus, table: str, voice: str, topics: Sequence[str] = (), actors: Sequence[str] = ()
) -> pd.DataFrame:
    """One row per telling, event and the keys of a table of sums: its columns, over the paragraphs that pass."""

    def answer() -> pd.DataFrame:
        kept = ", ".join((*CELL, *SUMMED[table].keys))
        sums = sums_in(corpus, table, voice, topics, actors)
        return corpus.ask(f"SELECT {kept}, {SUMMED[table].again()} FROM ({sums}) GROUP BY {kept}")

    voice = voice if voice in SUMMED[table].voices else "all"
    return corpus.remembered((f"{table} as it is", voice, tuple(sorted(topics)), tuple(sorted(actors))), answer)


def sums_in(corpus: Corpus, table: str, voice: str, topics: Sequence[str], actors: Sequence[str]) -> str:
    """The rows of a table of sums that pass, as SQL: those made beforehand, or, where none are, made now of the rows.

    Paragraphs that name one of two actors are not those of the one and those of the other: some name both.
    """
    if not actors:
        return f"FROM {table} WHERE voice = '{voice}' AND {passing(corpus, topics, ())}"
    number = corpus.names.actors.index(actors[0]) if actors[0] in corpus.names.actors else -1
    if len(actors) == 1 and not topics and number in corpus.actors_summed:
        return f"FROM {by_actor(table)} WHERE voice = '{voice}' AND named = {number}"
    return SUMMED[table].asked(voice, passing(corpus, topics, actors))


def passing(corpus: Corpus, topics: Sequence[str], actors: Sequence[str]) -> str:
    """The condition, in SQL, that paragraphs pass the filters: numbers of topics and actors, no words of a reader."""
    conditions = []
    if topics:
        bits = sum(1 << corpus.names.topics.index(topic) for topic in topics if topic in corpus.names.topics)
        conditions.append(f"(topics & {bits}::UBIGINT) <> 0")
    if actors:
        known = [corpus.names.actors.index(actor) for actor in actors if actor in corpus.names.actors]
        conditions.append(f"({' OR '.join(_naming(known)) or 'false'})")
    return " AND ".join(conditions) or "true"


def moments_of_cells(sums: pd.DataFrame, series: pd.MultiIndex) -> Moments:
    """What some rows of `cell_sums` add up to, series by series; a series without a row has nothing counted."""
    places = series.get_indexer(pd.MultiIndex.from_frame(sums[SERIES]))
    return moments_at(series, places[places >= 0], sums[ADDED].to_numpy(float)[places >= 0])


def moments_at(series: pd.MultiIndex, places: np.ndarray, values: np.ndarray) -> Moments:
    """What rows of ADDED add up to that stand at these places among the series."""
    return Moments(series, *(_together(values[:, at], places, len(series), name) for at, name in enumerate(ADDED)))


def series_of(sums: pd.DataFrame) -> tuple[pd.MultiIndex, np.ndarray]:
    """The measures and keys of rows of `cell_sums`, each once, measure by measure; and each row’s place among them."""
    found: dict[tuple[str, str], int] = {}
    places = [
        found.setdefault(each, len(found)) for each in zip(*(sums[name].tolist() for name in SERIES), strict=True)
    ]
    return pd.MultiIndex.from_tuples(found, names=SERIES), np.array(places, int)


def _together(values: np.ndarray, places: np.ndarray, n: int, name: str) -> np.ndarray:
    """The values that stand in each of n places, added up, or the furthest of them; 0 where none stands."""
    if name not in _FURTHEST:
        return np.bincount(places, np.nan_to_num(values), n)
    further, start = _FURTHEST[name]
    ends = np.full(n, start)
    further.at(ends, places, values)
    return np.where(np.isfinite(ends), ends, 0.0)


def _naming(actors: Sequence[int]) -> list[str]:
    """Conditions of which one holds where a paragraph names one of the actors, in whatever voice."""
    masks: dict[int, int] = {}
    for number in actors:
        masks[number // BITS] = masks.get(number // BITS, 0) | 1 << number % BITS
    conditions = [f"(actors_{at} & {mask}::UBIGINT) <> 0" for at, mask in masks.items() if at < COLUMNS_OF_ACTORS]
    rest = ", ".join(str(number) for number in actors if number >= BITS * COLUMNS_OF_ACTORS)
    return [*conditions, *([f"row IN (SELECT row FROM actor_counts WHERE actor IN ({rest}))"] if rest else [])]


def _ratios(corpus: Corpus, table: str, voice: str, topics: Sequence[str], actors: Sequence[str]) -> pd.DataFrame:
    """The rows of ratios over paragraphs."""
    wide = ask_sums(corpus, table, voice, topics, actors)
    frames = []
    for name in _NAMES[table]:
        measure, key = ("instrument", name) if table == "instrument_sums" else (name, "")
        own = wide[[*CELL, *(f"{what}_{name}" for what in SUMS)]].set_axis([*CELL, *SUMS], axis=1)
        frames.append(own.assign(measure=measure, key=key))
    return pd.concat(frames, ignore_index=True)[_COLUMNS]


def _rates_and_shares(
    corpus: Corpus, table: str, voice: str, topics: Sequence[str], actors: Sequence[str]
) -> pd.DataFrame:
    """How often topics or actors stand in a cell, and in how many of its paragraphs; of topics a row for each."""
    kind = table.removesuffix("_sums")
    found = ask_sums(corpus, table, voice, topics, actors)
    base = ask_sums(corpus, "base_sums", voice, topics, actors)
    base = base[[*CELL, *(f"{name}_words" for name in SUMS)]].set_axis([*CELL, *SUMS], axis=1)
    known = corpus.names.topics if kind == "topic" else corpus.names.actors
    numbers = range(len(known)) if kind == "topic" else found["number"].unique()
    kept = base[[*CELL, "n", "able", "denominator", "dd", "widest"]]
    whole = kept.merge(pd.DataFrame({"number": numbers}), how="cross").merge(
        found, on=[*CELL, "number"], how="left", validate="one_to_one"
    )
    whole = whole.fillna(dict.fromkeys(("a", "aa", "ad", "most", "inside", HOLDING), 0.0))
    keyed = whole.assign(key=[known[number] for number in whole["number"]], least=0.0)
    rates = keyed.assign(
        measure=f"{kind}_rate",
        counted=keyed["a"],
        numerator=1000.0 * keyed["a"],
        nn=1e6 * keyed["aa"],
        nd=1000.0 * keyed["ad"],
        most=1000.0 * keyed["most"],
    )
    return pd.concat([rates, _share(keyed, f"{kind}_share", keyed["inside"], keyed["n"])])[_COLUMNS]


def _share(keyed: pd.DataFrame, measure: str, counted: pd.Series, n: pd.Series) -> pd.DataFrame:
    """The rows of a share of n paragraphs, each of which is in or out."""
    numerators = dict.fromkeys(("counted", "numerator", "nn", "nd", HOLDING), counted)
    denominators = dict.fromkeys(("n", "able", "denominator", "dd"), n)
    ends = {"least": 0.0, "most": (counted > 0).astype(float), "widest": 1.0}
    return keyed.assign(measure=measure, **numerators, **denominators, **ends)


def _stances(corpus: Corpus, table: str, voice: str, topics: Sequence[str], actors: Sequence[str]) -> pd.DataFrame:
    """Stances toward each actor over the paragraphs that name it: only they are units."""
    found = ask_sums(corpus, table, voice, topics, actors)
    keyed = found.assign(key=[corpus.names.actors[number] for number in found["number"]])
    n = keyed["n"].astype(float)
    mean = keyed.assign(
        **dict.fromkeys(("able", "counted", "denominator", "dd", HOLDING), n),
        **dict.fromkeys(("numerator", "nd"), keyed["a"]),
        measure="stance",
        nn=keyed["aa"],
        widest=1.0,
    )
    shares = [_share(keyed, f"stance_{code}", keyed[f"n_{code}"].astype(float), n) for code in ("against", "favour")]
    return pd.concat([mean, *shares])[_COLUMNS]


_NAMES = {"tone_sums": TONE, "unmasked_sums": UNMASKED, "share_sums": SHARES, "instrument_sums": INSTRUMENTS}
_FAMILY = {
    **dict.fromkeys(TONE, (_ratios, "tone_sums")),
    **dict.fromkeys(UNMASKED, (_ratios, "unmasked_sums")),
    **dict.fromkeys(SHARES, (_ratios, "share_sums")),
    "instrument": (_ratios, "instrument_sums"),
    **dict.fromkeys(("topic_rate", "topic_share"), (_rates_and_shares, "topic_sums")),
    **dict.fromkeys(("actor_rate", "actor_share"), (_rates_and_shares, "actor_sums")),
    **dict.fromkeys(STANCE, (_stances, "stance_sums")),
}
