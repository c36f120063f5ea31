"""Sums by telling, event and topics, made once for each part: what most questions of a dashboard are answered from.

Paragraphs that share telling, event and present topics pass or fail every filter of these together, so only a filter of
actors has to go back to the rows of the paragraphs; it then makes the same sums of those that name one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from analysis.contrast.positions import CODES
from analysis.large.tables import VOICES
from analysis.schemas import INSTRUMENTS

BY = "telling, event, topics"
EACH_VOICE, ALL = (*VOICES, "all"), ("all",)
# Of a ratio over paragraphs: those of Moments, and how many paragraphs something was counted in.
SUMS = ("n", "able", "counted", "numerator", "denominator", "nn", "nd", "dd", "least", "most", "widest", "holding")


BINS = 20  # of tone from -1 to +1, as many hostile as favourable
DECIMALS = 9  # of a tone that count: what lies beyond them comes of adding fractions up
PARTS = 10  # of an article
# The part of its article in which a paragraph's middle stands, the first 1; on an edge the later one.
PART_OF_ARTICLE = f"((2 * position - 1) * {PARTS} // (2 * of_paragraphs) + 1)::INTEGER"


@dataclass(frozen=True)
class Summed:
    """A table of sums. rows: the rows that are summed, in SQL, from a voice and a condition; keys: what tells sums of
    one place apart; columns: the expression of each sum; voices: those it is made in.
    """

    rows: Callable[[str, str], str]
    columns: Mapping[str, str]
    keys: tuple[str, ...] = ()
    voices: tuple[str, ...] = EACH_VOICE
    ends: Mapping[str, str] = field(default_factory=dict)

    def asked(self, voice: str, condition: str) -> str:
        """The sums in one voice, over the paragraphs that meet a condition, as SQL."""
        named = ", ".join(f"{what} AS {name}" for name, what in self.columns.items())
        kept = ", ".join((BY, *self.keys))
        return f"SELECT {kept}, '{voice}' AS voice, {named} FROM ({self.rows(voice, condition)}) GROUP BY {kept}"

    def made(self) -> str:
        """The whole table, voice after voice, as SQL."""
        return " UNION ALL ".join(self.asked(voice, "true") for voice in self.voices)

    def again(self) -> str:
        """The columns of sums over sums."""
        return ", ".join(f"{self.ends.get(name, 'sum')}({name}) AS {name}" for name in self.columns)


def in_voice(column: str, voice: str) -> str:
    """What a column by voice holds in one of them, or in all."""
    return f"{voice}_{column}" if voice in VOICES else f"({' + '.join(f'{each}_{column}' for each in VOICES)})"


def of_ratios(
    names: tuple[str, ...],
    ratios: Callable[[str], tuple],
    voices: tuple[str, ...] = EACH_VOICE,
    keys: Mapping[str, str] = MappingProxyType({}),
    paragraphs: str = "paragraphs",
) -> Summed:
    """Sums of ratios, side by side in one row: `SUM_NAME`; each is numerator, denominator and what is counted.

    keys: what tells sums of one place apart, by name, as expressions over a row of `paragraphs`, a table.
    """
    placed = ", ".join((BY, *(f"{what} AS {name}" for name, what in keys.items())))

    def rows(voice: str, condition: str) -> str:
        parts = [
            f"({part})::DOUBLE AS {letter}{place}"
            for place, ratio in enumerate(ratios(voice))
            for letter, part in zip("adc", ratio, strict=True)
        ]
        return f"SELECT {placed}, {', '.join(parts)} FROM {paragraphs} WHERE {condition}"

    columns, ends = {}, {}
    for place, name in enumerate(names):
        made = _sums(f"a{place}", f"d{place}", f"c{place}")
        columns |= {f"{what}_{name}": made[what] for what in SUMS}
        ends |= {f"least_{name}": "min", f"most_{name}": "max", f"widest_{name}": "max"}
    return Summed(rows, columns, tuple(keys), voices, ends)


def _sums(a: str, d: str, counted: str) -> dict[str, str]:
    """The expressions of SUMS for a numerator, a denominator, and what is counted."""
    return {
        "n": "count(*)",
        "able": f"count(*) FILTER ({d} > 0)",
        "counted": f"sum({counted})",
        "numerator": f"sum({a})",
        "denominator": f"sum({d})",
        "nn": f"sum({a} * {a})",
        "nd": f"sum({a} * {d})",
        "dd": f"sum({d} * {d})",
        "least": f"min({a})",
        "most": f"max({a})",
        "widest": f"max({d})",
        "holding": f"count(*) FILTER ({counted} > 0)",
    }


def _tone(scored: str) -> Callable[[str], tuple]:
    def ratios(voice: str) -> tuple:
        n, words = in_voice(f"{scored}_n", voice), _words(voice)
        weight, subjectivity = (in_voice(f"{scored}_{name}", voice) for name in ("weight", "subjectivity"))
        return (weight, n, n), (subjectivity, n, n), (f"1000 * {n}", words, n)

    return ratios


def tone_alone(voice: str) -> tuple:
    """The ratio of tone in a voice, as `of_ratios` takes it."""
    return _tone("tone")(voice)[:1]


def bin_of(voice: str) -> str:
    """The number of the bin, of BINS, in which a paragraph's tone lies: below 0 hostile; none where it has no tone.

    A bin holds its edge away from 0 and not the one towards it; a tone of 0 is bin 0.
    """
    tone, half = f"{in_voice('tone_weight', voice)} / nullif({in_voice('tone_n', voice)}, 0)", BINS // 2
    return f"(sign({tone}) * least(ceil(round(abs({tone}) * {half}, {DECIMALS})), {half}))::INTEGER"


def _spread(voice: str, condition: str) -> str:
    return f"SELECT {BY}, {bin_of(voice)} AS bin FROM paragraphs WHERE {condition}"


def _instruments(voice: str) -> tuple:
    counted = {key: in_voice(f"{key}_n", voice) for key in INSTRUMENTS}
    return tuple((in_voice(f"{key}_weight", voice), n, n) for key, n in counted.items())


def _words(voice: str) -> str:
    return in_voice("words", voice)


def _counted(kind: str, inside: str) -> Summed:
    """Sums of how often topics or actors stand in a paragraph; the paragraphs without one add nothing."""

    def rows(voice: str, condition: str) -> str:
        n, words = in_voice("n", voice), _words(voice)
        return (
            f"SELECT {BY}, {kind} AS number, {n}::DOUBLE AS a, {words}::DOUBLE AS d, {inside} AS inside "
            f"FROM {kind}_counts WHERE {condition}"
        )

    columns = {
        "a": "sum(a)",
        "aa": "sum(a * a)",
        "ad": "sum(a * d)",
        "most": "max(a)",
        "inside": "sum(inside)::DOUBLE",
        "holding": "count(*) FILTER (a > 0)",
    }
    return Summed(rows, columns, ("number",), ends={"most": "max"})


def _stances(voice: str, condition: str) -> str:
    return f"SELECT {BY}, actor AS number, value, code FROM stances WHERE voice = '{voice}' AND {condition}"


_OF_STANCES = {"n": "count(*)", "a": "sum(value)", "aa": "sum(value * value)", "least": "min(value)"} | {
    "most": "max(value)",
    **{f"n_{code}": f"count(*) FILTER (code = '{code}')" for code in CODES},
}
_OF_WORDS = {"n_paragraphs": "count(*)"} | {
    name: what
    for voice in EACH_VOICE
    for name, what in ((f'"{voice}"', f"sum({voice}_words)"), (f"n_{voice}", f"count(*) FILTER ({voice}_words > 0)"))
}
TONE, SHARES = ("polarity", "subjectivity", "coverage"), ("quoted_share", "reported_share")
UNMASKED = tuple(f"{name}_unmasked" for name in TONE)
_ENDS = {"least": "min", "most": "max"}
_OF_HOLDERS = {"n_units": "count(*)", "value": "sum(value)", "squares": "sum(value * value)", "least": "min(value)"} | {
    "most": "max(value)",
    "n_mentions": "sum(n_mentions)",
    **{f"n_{code}": f"count(*) FILTER (code = '{code}')" for code in CODES},
}


def _scored_words(voice: str, condition: str) -> str:
    n = in_voice("n", voice)
    return f"SELECT {BY}, word, weight, {n} AS n FROM scored_words WHERE {n} > 0 AND {condition}"


def _spellings(voice: str, condition: str) -> str:
    n = in_voice("n", voice)
    return f"SELECT {BY}, row, topic, term, surface, {n} AS n FROM terms WHERE {n} > 0 AND {condition}"


def _terms(voice: str, condition: str) -> str:
    kept = f"{BY}, row, topic, term"
    return f"SELECT {kept}, sum(n) AS n FROM ({_spellings(voice, condition)}) GROUP BY {kept}"


def _of_authors(voice: str, condition: str) -> str:
    return f"SELECT {BY}, actor, value, code, n_mentions FROM holders WHERE holder = 'author' AND {condition}"


def _of_speakers(kind: str) -> Callable[[str, str], str]:
    """Positions of speakers: of all that are called alike in a paragraph, one, each mention counting once."""

    def rows(voice: str, condition: str) -> str:
        kept = f"{BY}, row, {kind}, actor"
        return (
            f"SELECT {kept}, sum(value * n_mentions) / sum(n_mentions) AS value, "
            "first(code ORDER BY n_mentions DESC, place) AS code, sum(n_mentions) AS n_mentions "
            f"FROM holders WHERE holder <> 'author' AND {condition} GROUP BY {kept}"
        )

    return rows


def _of_two(voice: str, condition: str) -> str:
    """Stances of a voice and of the author in the paragraphs in which both judge an actor."""
    stances = f"FROM stances WHERE {condition} AND voice ="
    return (
        f"SELECT {BY}, actor AS number, a, b FROM (SELECT row, {BY}, actor, value AS a {stances} '{voice}') "
        f"JOIN (SELECT row, actor, value AS b {stances} 'author') USING (row, actor)"
    )


SUMMED = {
    "tone_sums": of_ratios(TONE, _tone("tone")),
    "unmasked_sums": of_ratios(UNMASKED, _tone("tone_unmasked")),
    "spread_sums": Summed(_spread, {"n": "count(*)"}, ("bin",)),
    "through_sums": of_ratios(
        ("polarity",), tone_alone, keys={"part": PART_OF_ARTICLE, "short": f"of_paragraphs < {PARTS}"}
    ),
    "instrument_sums": of_ratios(INSTRUMENTS, _instruments),
    "share_sums": of_ratios(
        SHARES, lambda _: tuple((f"{name}_words", "all_words", f"{name}_words") for name in ("quoted", "reported")), ALL
    ),
    # What all measures that are counted per word have in common: the words of the paragraphs.
    "base_sums": of_ratios(("words",), lambda voice: (("0", _words(voice), "0"),)),
    "word_sums": Summed(lambda _, condition: f"SELECT * FROM paragraphs WHERE {condition}", _OF_WORDS, voices=ALL),
    "topic_sums": _counted("topic", "present::INTEGER"),
    "actor_sums": _counted("actor", "1"),
    "stance_sums": Summed(_stances, _OF_STANCES, ("number",), ends={"least": "min", "most": "max"}),
    "speaker_sums": Summed(
        lambda _, condition: f"SELECT {BY}, voice AS spoken, speaker, n_words FROM speakers WHERE {condition}",
        {"n_words": "sum(n_words)"},
        ("spoken", "speaker"),
        ALL,
    ),
    "scored_sums": Summed(_scored_words, {"n": "sum(n)", "n_paragraphs": "count(*)"}, ("word", "weight")),
    "term_sums": Summed(_terms, {"n": "sum(n)", "n_paragraphs": "count(*)"}, ("topic", "term")),
    "spelling_sums": Summed(
        _spellings, {"n": "sum(n)", "first_row": "min(row)"}, ("topic", "term", "surface"), ends={"first_row": "min"}
    ),
    "unit_sums": Summed(
        lambda _, condition: f"SELECT {BY}, word, n, size FROM words WHERE {condition}",
        {"n": "sum(n)", "n_paragraphs": "count(*)", "nn": "sum(n * n)", "ns": "sum(n * size)"},
        ("word",),
        ALL,
    ),
    "author_sums": Summed(_of_authors, _OF_HOLDERS, ("actor",), ALL, _ENDS),
    # Of speakers by name, as the texts have it, and by the actor they speak for.
    "holder_sums": Summed(_of_speakers("holder"), _OF_HOLDERS, ("holder", "actor"), ALL, _ENDS),
    "spokesman_sums": Summed(_of_speakers("holder_actor"), _OF_HOLDERS, ("holder_actor", "actor"), ALL, _ENDS),
    "pair_sums": Summed(
        _of_two,
        {"ab": "sum(a * b)", "ae": "sum(a)", "bd": "sum(b)", "de": "count(*)::DOUBLE"},
        ("number",),
        ("quoted", "reported"),
    ),
}
