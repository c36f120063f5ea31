"""Which paragraphs stand behind a number: those that added something to it, in reading order."""

from collections.abc import Collection, Mapping, Sequence
from functools import singledispatch

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.findings import say_paragraphs
from analysis.contrast.groups import by_document, by_telling, document_of
from analysis.contrast.rollup import tally
from analysis.results import Results


def paragraphs_behind(tallies: pd.DataFrame, measure: str, key: str, within: Collection[str]) -> list[str]:
    """The paragraphs of `within` that a measure counted something in: topic present, actor named, word scored.

    `tallies` is what `tally` gives in the voice of the number.
    """
    adding = tallies[(tallies["measure"] == measure) & (tallies["key"] == key) & (tallies["n_counted"] > 0)]
    members = set(within)
    return [each for each in adding["paragraph_id"] if each in members]


@singledispatch
def behind_contrast(tallies: pd.DataFrame, measure: str, key: str, contrast: Contrast) -> Sequence[str]:
    """As `paragraphs_behind`, of both sides of a contrast."""
    return paragraphs_behind(tallies, measure, key, contrast.groups.index)


@singledispatch
def behind_values(
    shown: Results,
    values: pd.DataFrame,
    measure: str,
    groups: Mapping[str, str],
    members: Mapping,
    tallies: Mapping[str, pd.DataFrame] | None = None,
) -> pd.DataFrame:
    """One row per mark of a frame of `side_values`: label (as a reader picks it), mark, paragraph_ids.

    `groups` gives a side its label, `members` a panel and side its paragraph_ids. `tallies` saves the counting where
    `tally` has done it, of these results by voice.
    """
    voices = values["mark"].str.split("|").str[1]
    tallies = tallies or {voice: tally(shown, voice) for voice in voices.unique()}
    rows = []
    for row, voice in zip(values.itertuples(index=False), voices, strict=True):
        ids = paragraphs_behind(tallies[voice], measure, row.key, members[row.panel, row.group])
        named = ", ".join(dict.fromkeys(part for part in (row.panel, row.label, groups[row.group]) if part))
        rows.append((f"{named}: {say_paragraphs(len(ids))}", row.mark, ids))
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def behind_each_paragraph(results: Results) -> pd.DataFrame:
    """One row per paragraph, which is its own mark: label (whose it is, its place, its gist), mark, paragraph_ids."""
    ids = results.paragraphs["paragraph_id"]
    names = article_names(results)
    whose = ids.map(by_document(results)).map(names)
    rows = [
        (f"{name}, {row.position}: {_gist(row)}", row.paragraph_id, [row.paragraph_id])
        for name, row in zip(whose, results.paragraphs.itertuples(index=False), strict=True)
    ]
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def article_names(results: Results) -> dict[str, str]:
    """What each article is called, by its doc_id: as its telling, where that has no other; else with its title."""
    telling = by_telling(results).groupby(by_document(results)).first()
    alone = ~telling.duplicated(keep=False)
    titles = results.documents.set_index("doc_id")["title"]
    named = {}
    for doc_id, title in titles.items():
        name = telling.get(doc_id)
        label = results.scope.of(name).label if isinstance(name, str) else ""
        named[doc_id] = label if label and alone[doc_id] else ": ".join(part for part in (label, title) if part)
    return named


def say_places(frame: pd.DataFrame) -> list[str]:
    """Each row’s paragraph as a list names it: "Russian author, paragraph 3"; of several articles, with its own.

    `frame` needs side (a label), paragraph_id and position.
    """
    articles = frame["paragraph_id"].map(document_of)
    several = articles.groupby(frame["side"]).agg(lambda own: len(set(own)) > 1)
    rows = zip(frame["side"], articles, frame["position"], strict=True)
    return [f"{side}{f', {doc}' if several[side] else ''}, paragraph {position}" for side, doc, position in rows]


def _gist(row) -> str:
    return row.gist if isinstance(row.gist, str) and row.gist else f"paragraph {row.paragraph_id}"
