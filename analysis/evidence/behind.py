"""Which paragraphs stand behind a number: those that added something to it, in reading order."""

from collections.abc import Mapping

import pandas as pd

from analysis.results import Results


def paragraphs_behind(results: Results, measure: str, key: str = "", voice: str = "all") -> list[str]:
    """The paragraph_ids that a measure's numerator rests on: topic present, actor named, word scored, word quoted …

    Raises
    ------
    KeyError
        No rule says what stands behind this measure.
    """
    ids = results.paragraphs["paragraph_id"]
    return list(ids[ids.isin(_adding(results, measure.removesuffix("_unmasked"), key, voice))])


def behind_values(results: Results, values: pd.DataFrame, measure: str, group_labels: Mapping[str, str], members):
    """One row per mark of a values frame: label, mark and the paragraphs behind it.

    `members` maps a row's (panel, group) to the paragraph_ids of that side; the voice is the mark's own.
    """
    rows = []
    for row in values.itertuples(index=False):
        voice = row.mark.split("|")[1]
        of_side = members[row.panel, row.group]
        ids = [each for each in paragraphs_behind(results, measure, row.key, voice) if each in of_side]
        named = ", ".join(part for part in (row.panel, row.label, group_labels[row.group]) if part)
        rows.append((f"{named}: {say_paragraphs(len(ids))}", row.mark, ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def say_paragraphs(n: int) -> str:
    """A number of paragraphs in words: "no paragraph", "1 paragraph", "6 paragraphs"."""
    return "no paragraph" if n == 0 else "1 paragraph" if n == 1 else f"{n} paragraphs"


def _adding(results: Results, measure: str, key: str, voice: str) -> set[str]:
    topics, words = results.topics_by_paragraph, results.paragraphs.set_index("paragraph_id")
    rules = {
        "topic_share": lambda: topics.loc[topics["present"] & (topics["topic"] == key), "paragraph_id"],
        "topic_rate": lambda: _with(results, results.topic_mentions, "topic", key, voice),
        "actor_share": lambda: _with(results, results.mentions, "actor", key, "all"),
        "actor_rate": lambda: _with(results, results.mentions, "actor", key, voice),
        "quoted_share": lambda: words.index[words["quoted_words"] > 0],
        "reported_share": lambda: words.index[words["reported_words"] > 0],
        **dict.fromkeys(("polarity", "subjectivity", "coverage"), lambda: _scored(results, voice)),
    }
    return set(rules[measure]())


def _with(results: Results, places: pd.DataFrame, column: str, key: str, voice: str) -> pd.Series:
    return _paragraphs_of(results, places[places[column] == key], voice)


def _scored(results: Results, voice: str) -> pd.Series:
    return _paragraphs_of(results, results.receipts[results.receipts["measure"] == "tone"], voice)


def _paragraphs_of(results: Results, places: pd.DataFrame, voice: str) -> pd.Series:
    spoken = places if voice == "all" else places[places["voice"] == voice]
    owner = results.sentences.set_index("sentence_id")["paragraph_id"]
    return spoken["sentence_id"].map(owner)
