"""The tables of sums that are made of a scored folder: of what, by what, and in which voices."""

from collections.abc import Callable

from analysis.contrast.gaps import ABLE, PRODUCTS, RATIOS
from analysis.contrast.positions import CODES
from analysis.large.sums import ALL, EACH_VOICE, Summed, in_voice, of_ratios
from analysis.schemas import INSTRUMENTS

BINS = 20  # of tone from -1 to +1, as many hostile as favourable
DECIMALS = 9  # of a tone that count: what lies beyond them comes of adding fractions up
PARTS = 10  # of an article
# The part of its article in which a paragraph's middle stands, the first 1; on an edge the later one.
PART_OF_ARTICLE = f"((2 * position - 1) * {PARTS} // (2 * of_paragraphs) + 1)::INTEGER"


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


def _spread(voice: str, condition: str, by: str) -> str:
    return f"SELECT {by}, {bin_of(voice)} AS bin FROM paragraphs WHERE {condition}"


def _instruments(voice: str) -> tuple:
    counted = {key: in_voice(f"{key}_n", voice) for key in INSTRUMENTS}
    return tuple((in_voice(f"{key}_weight", voice), n, n) for key, n in counted.items())


def _gap(voice: str, condition: str, by: str) -> str:
    """The tone of a voice beside that of the author's own words, where either scores a word."""
    weight, n = in_voice("tone_weight", voice), in_voice("tone_n", voice)
    return f"""
        SELECT {by}, {weight}::DOUBLE AS a, {n}::DOUBLE AS d,
            author_tone_weight::DOUBLE AS b, author_tone_n::DOUBLE AS e
        FROM paragraphs WHERE ({n} > 0 OR author_tone_n > 0) AND {condition}"""


# Those of `gap_intervals`.
_OF_GAPS = {
    **{name: f"count(*) FILTER ({ratio[1]} > 0)" for name, ratio in zip(ABLE, RATIOS, strict=True)},
    **{name: f"sum({name})" for ratio in RATIOS for name in ratio},
    **{f"{one}{two}": f"sum({one} * {two})" for one, two in PRODUCTS},
}


def _alike(voice: str, condition: str, by: str) -> str:
    """What each instrument reads in a paragraph, where two or more of them score a word."""
    values = ", ".join(
        f"{in_voice(f'{key}_weight', voice)} / nullif({in_voice(f'{key}_n', voice)}, 0)"
        for key in ("tone", *INSTRUMENTS)
    )
    return f"""
        SELECT {by}, len(told) AS m, list_sum(told) AS total, list_dot_product(told, told) AS squares
        FROM (SELECT {by}, list_filter([{values}], lambda v: v IS NOT NULL) AS told FROM paragraphs WHERE {condition})
        WHERE len(told) > 1"""


# The parts of `agreement_of`, and of how many paragraphs.
_OF_ALIKE = {"m": "sum(m)::DOUBLE", "total": "sum(total)", "squares": "sum(squares)", "n": "count(*)"} | {
    "apart": "sum((2 * m * squares - 2 * total ** 2) / (m - 1))"
}


def _words(voice: str) -> str:
    return in_voice("words", voice)


def _counted(kind: str, inside: str) -> Summed:
    """Sums of how often topics or actors stand in a paragraph; the paragraphs without one add nothing."""

    def rows(voice: str, condition: str, by: str) -> str:
        n, words = in_voice("n", voice), _words(voice)
        return (
            f"SELECT {by}, {kind} AS number, {n}::DOUBLE AS a, {words}::DOUBLE AS d, {inside} AS inside "
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


def _stances(voice: str, condition: str, by: str) -> str:
    return f"SELECT {by}, actor AS number, value, code FROM stances WHERE voice = '{voice}' AND {condition}"


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


def _scored_words(voice: str, condition: str, by: str) -> str:
    n = in_voice("n", voice)
    return f"SELECT {by}, word, weight, {n} AS n FROM scored_words WHERE {n} > 0 AND {condition}"


def _spellings(voice: str, condition: str, by: str) -> str:
    n = in_voice("n", voice)
    return f"SELECT {by}, row, topic, term, surface, {n} AS n FROM terms WHERE {n} > 0 AND {condition}"


def _terms(voice: str, condition: str, by: str) -> str:
    kept = f"{by}, row, topic, term"
    return f"SELECT {kept}, sum(n) AS n FROM ({_spellings(voice, condition, by)}) GROUP BY {kept}"


def _of_authors(voice: str, condition: str, by: str) -> str:
    return f"SELECT {by}, actor, value, code, n_mentions FROM holders WHERE holder = 'author' AND {condition}"


def _of_speakers(kind: str) -> Callable[[str, str], str]:
    """Positions of speakers: of all that are called alike in a paragraph, one, each mention counting once."""

    def rows(voice: str, condition: str, by: str) -> str:
        kept = f"{by}, row, {kind}, actor"
        return (
            f"SELECT {kept}, sum(value * n_mentions) / sum(n_mentions) AS value, "
            "first(code ORDER BY n_mentions DESC, place) AS code, sum(n_mentions) AS n_mentions "
            f"FROM holders WHERE holder <> 'author' AND {condition} GROUP BY {kept}"
        )

    return rows


def _of_two(voice: str, condition: str, by: str) -> str:
    """Stances of a voice and of the author in the paragraphs in which both judge an actor."""
    stances = f"FROM stances WHERE {condition} AND voice ="
    return (
        f"SELECT {by}, actor AS number, a, b FROM (SELECT row, {by}, actor, value AS a {stances} '{voice}') "
        f"JOIN (SELECT row, {by}, actor, value AS b {stances} 'author') USING (row, {by}, actor)"
    )


SUMMED = {
    "tone_sums": of_ratios(TONE, _tone("tone")),
    "unmasked_sums": of_ratios(UNMASKED, _tone("tone_unmasked")),
    "spread_sums": Summed(_spread, {"n": "count(*)"}, ("bin",)),
    "through_sums": of_ratios(
        ("polarity",), tone_alone, keys={"part": PART_OF_ARTICLE, "short": f"of_paragraphs < {PARTS}"}
    ),
    "dated_sums": of_ratios(("polarity",), tone_alone, keys={"published": "published"}, in_parts=False),
    "gap_sums": Summed(_gap, _OF_GAPS, voices=("quoted", "reported")),
    "alike_sums": Summed(_alike, _OF_ALIKE),
    "instrument_sums": of_ratios(INSTRUMENTS, _instruments),
    "share_sums": of_ratios(
        SHARES, lambda _: tuple((f"{name}_words", "all_words", f"{name}_words") for name in ("quoted", "reported")), ALL
    ),
    # What all measures that are counted per word have in common: the words of the paragraphs.
    "base_sums": of_ratios(("words",), lambda voice: (("0", _words(voice), "0"),)),
    "word_sums": Summed(lambda _, condition, by: f"SELECT * FROM paragraphs WHERE {condition}", _OF_WORDS, voices=ALL),
    "topic_sums": _counted("topic", "present::INTEGER"),
    "actor_sums": _counted("actor", "1"),
    "stance_sums": Summed(_stances, _OF_STANCES, ("number",), ends={"least": "min", "most": "max"}),
    "speaker_sums": Summed(
        lambda _, condition, by: f"SELECT {by}, voice AS spoken, speaker, n_words FROM speakers WHERE {condition}",
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
        lambda _, condition, by: f"SELECT {by}, word, n, size FROM words WHERE {condition}",
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
