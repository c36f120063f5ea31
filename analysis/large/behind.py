"""Which paragraphs of a large corpus stand behind a mark: counted from sums, listed on demand."""

from collections.abc import Callable, Collection, Mapping

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import Members, Side
from analysis.contrast.heard import SPOKEN, behind_voices, mark_of
from analysis.contrast.stance import say_codes
from analysis.evidence.behind import behind_contrast, behind_values
from analysis.evidence.behind_stance import behind_stances
from analysis.large.cells import HOLDING, passing
from analysis.large.places import LISTED, Places
from analysis.large.results import LargeResults
from analysis.large.scores import LargeTally
from analysis.large.sides import cells_of
from analysis.large.sums import in_voice
from analysis.schemas import INSTRUMENTS, VOICES

_OF_TONE = ("polarity", "subjectivity", "coverage")


@behind_contrast.register
def _behind_contrast(tallies: LargeTally, measure: str, key: str, contrast: Contrast) -> Places:
    cells = frozenset().union(*(side.paragraph_ids.cells for side in contrast.sides))
    n = sum(_n_holding(tallies.shown, measure, key, tallies.voice, side) for side in contrast.sides)
    return Places(n, asking(tallies.shown, cells, _counting(tallies.shown, measure, key, tallies.voice)))


@behind_values.register
def _behind_values(
    shown: LargeResults,
    values: pd.DataFrame,
    measure: str,
    groups: Mapping[str, str],
    members: Mapping[tuple[str, str], Members],
    tallies: object = None,
) -> pd.DataFrame:
    voices = values["mark"].str.split("|").str[1]
    rows = []
    for row, voice in zip(values.itertuples(index=False), voices, strict=True):
        places = holding(shown, measure, row.key, voice, Side(row.group, "", "", members[row.panel, row.group]))
        named = ", ".join(dict.fromkeys(part for part in (row.panel, row.label, groups[row.group]) if part))
        rows.append((f"{named}: {say_paragraphs(len(places))}", row.mark, places))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


@behind_voices.register
def _behind_voices(
    shown: LargeResults, panels: Mapping[str, Contrast], voice_labels: Mapping[str, str]
) -> pd.DataFrame:
    rows = []
    for panel, contrast in panels.items():
        for side in contrast.filled:
            counted = cells_of(shown, shown.words, side)
            for voice in SPOKEN:
                n = int(counted[f"n_{voice}"].sum())
                places = Places(n, asking(shown, side.paragraph_ids.cells, ("paragraphs", f"{voice}_words > 0")))
                named = ", ".join(part for part in (panel, side.label, voice_labels[voice].lower()) if part)
                rows.append((f"{named}: {say_paragraphs(n)}", mark_of(voice, panel, side.id), places))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


@behind_stances.register
def _behind_stances(
    results: LargeResults, stances: pd.DataFrame, panels: Mapping[str, tuple[Contrast, str]]
) -> pd.DataFrame:
    rows = []
    for row in stances[stances["n_units"] > 0].to_dict("records"):
        contrast, voice = panels[row["panel"]]
        side = next(side for side in contrast.sides if side.id == row["group"])
        n, counting = int(row["n_units"]), _counting(results, "stance", row["key"], voice)
        where = ", ".join(part for part in (row["panel"], row["label"], side.label) if part)
        places = Places(n, asking(results, side.paragraph_ids.cells, counting))
        rows.append((f"{where}: {say_paragraphs(n)}, {say_codes(row)}", row["mark"], places))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def holding(shown: LargeResults, measure: str, key: str, voice: str, side: Side) -> Places:
    """The paragraphs of a side in which a measure counts something, in a voice."""
    n = _n_holding(shown, measure, key, voice, side)
    return Places(n, asking(shown, side.paragraph_ids.cells, _counting(shown, measure, key, voice)))


def listed(shown: LargeResults) -> Places:
    """The paragraphs that pass the filters, in reading order."""
    return Places(shown.n_paragraphs, asking(shown, _cells(shown), ("paragraphs", "true")))


def having(shown: LargeResults, word: str) -> Places:
    """The paragraphs that pass the filters and hold a content word, also in a name or set phrase; in lower case."""
    filters, cells = shown.filters, _cells(shown)
    units = "SELECT word FROM word_labels WHERE word = $word OR list_contains(string_split(word, ' '), $word)"
    asked = f"""
        SELECT count(DISTINCT row) AS n FROM words WHERE word IN ({units}) AND {_inside(cells)}
            AND {passing(shown.corpus, filters.topics, filters.actors)}"""
    if not cells:
        return Places(0, list)
    question = "having", word, cells, filters.topics, filters.actors
    counted = shown.corpus.remembered(question, lambda: shown.corpus.ask(asked, {"word": word}))
    found = asking(shown, cells, ("words", f"word IN ({units})"), {"word": word})
    return Places(int(counted["n"].iloc[0]), lambda: shown.corpus.remembered((*question, "which"), found))


def _cells(shown: LargeResults) -> frozenset[tuple[int, int]]:
    return frozenset(zip(shown.words["telling"], shown.words["event"], strict=True))


def _inside(cells: Collection[tuple[int, int]]) -> str:
    """The condition that a row is in one of some cells."""
    named = ", ".join(f"({int(telling)}, {int(event)})" for telling, event in sorted(cells))
    return f"(telling, event) IN ({named})"


def _n_holding(shown: LargeResults, measure: str, key: str, voice: str, side: Side) -> int:
    question = "holding", measure, voice, side.paragraph_ids
    if question not in shown.held:
        by_key = cells_of(shown, shown.sums(measure, voice), side).groupby("key", sort=False)[HOLDING].sum()
        shown.held[question] = {each: int(n) for each, n in by_key.items()}
    return shown.held[question].get(key, 0)


def _counting(shown: LargeResults, measure: str, key: str, voice: str) -> tuple[str, str]:
    """The table in which a measure counts something, and the condition of its rows: where its paragraphs are found."""
    names = shown.corpus.names
    if measure.removesuffix("_unmasked") in _OF_TONE:
        tone = "tone_unmasked" if measure.endswith("_unmasked") else "tone"
        return "paragraphs", f"{in_voice(f'{tone}_n', voice)} > 0"
    if measure == "instrument":
        return "paragraphs", f"{in_voice(f'{INSTRUMENTS[INSTRUMENTS.index(key)]}_n', voice)} > 0"
    if measure in ("quoted_share", "reported_share"):
        return "paragraphs", f"{measure.removesuffix('_share')}_words > 0"
    if measure.startswith("stance"):
        code = f" AND code = '{measure.removeprefix('stance_')}'" if measure != "stance" else ""
        spoken = voice if voice in VOICES else "all"
        return "stances", f"actor = {names.actors.index(key)} AND voice = '{spoken}'{code}"
    kind = "topic" if measure.startswith("topic") else "actor"
    number = getattr(names, f"{kind}s").index(key)
    found = {"topic_share": "present", "actor_share": "true"}.get(measure, f"{in_voice('n', voice)} > 0")
    return f"{kind}_counts", f"{kind} = {number} AND {found}"


def asking(
    shown: LargeResults,
    cells: Collection[tuple[int, int]],
    found: tuple[str, str],
    values: Mapping[str, str] | None = None,
) -> Callable[[], list[str]]:
    """What asks for the first paragraphs of some cells in which something is found."""
    table, condition = found
    if not cells:
        return list
    filters = shown.filters
    asked = f"""
        SELECT paragraph_id FROM paragraphs WHERE row IN (
            SELECT DISTINCT row FROM {table} WHERE {condition} AND {_inside(cells)}
                AND {passing(shown.corpus, filters.topics, filters.actors)} ORDER BY row LIMIT {LISTED}
        ) ORDER BY row"""
    return lambda: list(shown.corpus.ask(asked, values)["paragraph_id"])
