"""The paragraphs behind a figure: a few of them, each with its gist and, where its text is at hand, a short quotation.

A pack goes to people who may not hold the articles: it takes at most QUOTED_WORDS words of a paragraph, from the
sentence that made it count.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping

import pandas as pd

from analysis.briefing.briefing import Briefing
from analysis.briefing.citing.references import csl_of_article, said_article
from analysis.briefing.exhibit import Behind
from analysis.results import Results

QUOTED_WORDS = 40
MOST_BEHIND = 12  # paragraphs of a figure
_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")


def behind_marks(results: Results, marks: pd.DataFrame, most: int = MOST_BEHIND) -> tuple[Behind, ...]:
    """Some of the paragraphs behind the marks of a figure, each once, in reading order; as many of each article.

    `marks` has one row per mark: label, mark, paragraph_ids (list).
    """
    said_of: dict[str, tuple[str, list[str]]] = {}
    for row in marks.itertuples(index=False):
        for paragraph_id in row.paragraph_ids:
            said_of.setdefault(paragraph_id, (row.mark, []))[1].append(row.label)
    paragraphs = _shared_out(results, said_of, most)
    sentences = _sentences_of(results, paragraphs)
    counted = _counted_in(results, sentences)
    return tuple(
        _behind(row, str(mark), labels, sentences[sentences["paragraph_id"] == row.paragraph_id], counted)
        for row in paragraphs.itertuples(index=False)
        for mark, labels in [said_of[row.paragraph_id]]
    )


def cited_quotes(briefing: Briefing) -> Mapping[str, str]:
    """How each paragraph behind the figures is cited, by its id: “Joscelyn (2021-03), ¶ 7”.

    Articles that would be cited alike carry their titles.
    """
    articles = {record["doc_id"]: record for record in briefing.documents.to_dict("records")}
    said = {doc_id: said_article(record) for doc_id, record in articles.items()}
    alike = Counter(said.values())
    ids = dict.fromkeys(each.paragraph_id for exhibit in briefing.exhibits for each in exhibit.behind)
    cited = {}
    for paragraph_id in ids:
        doc_id, _, place = paragraph_id.rpartition("/p")
        called = said.get(doc_id, doc_id)
        title = f", “{csl_of_article(articles[doc_id])['title']}”" if alike[called] > 1 else ""
        cited[paragraph_id] = f"{called}{title}, ¶ {int(place) if place.isdecimal() else place}"
    return cited


def shown_quote(behind: Behind) -> str:
    """The quotation as it is printed: with “ …” where its sentence goes on. Empty where there is none."""
    return behind.quote if not behind.quote or _ENDS.search(behind.quote) else f"{behind.quote} …"


def _shared_out(results: Results, among: Collection[str], most: int) -> pd.DataFrame:
    """So many of the paragraphs, in reading order, taken from the perspectives and their articles in turn."""
    paragraphs = results.paragraphs[results.paragraphs["paragraph_id"].isin(list(among))]
    whose = results.documents.set_index("doc_id")["perspective"].fillna("")
    turns = pd.DataFrame({"of_article": paragraphs.groupby("doc_id", sort=False).cumcount()})
    first = paragraphs.drop_duplicates("doc_id")
    articles = first.groupby(first["doc_id"].map(whose), sort=False).cumcount()
    turns["of_perspective"] = paragraphs["doc_id"].map(dict(zip(first["doc_id"], articles, strict=True)))
    taken = turns.sort_values(["of_article", "of_perspective"], kind="stable").index[:most]
    return paragraphs.loc[taken.sort_values()]


def _sentences_of(results: Results, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """The sentences of paragraphs whose text is at hand, in reading order."""
    sentences = results.sentences[results.sentences["paragraph_id"].isin(paragraphs["paragraph_id"])]
    return sentences.dropna(subset="text")


def _counted_in(results: Results, sentences: pd.DataFrame) -> pd.DataFrame:
    """One row per thing that was counted in a sentence: sentence_id, key (actor, topic or scored word)."""
    counted = ((results.mentions, "actor"), (results.topic_mentions, "topic"), (results.receipts, "term"))
    found = [
        frame.loc[frame["sentence_id"].isin(sentences["sentence_id"]), ["sentence_id", key]].set_axis(
            ["sentence_id", "key"], axis=1
        )
        for frame, key in counted
    ]
    return pd.concat(found, ignore_index=True)


def _behind(paragraph, mark: str, labels: list[str], sentences: pd.DataFrame, counted: pd.DataFrame) -> Behind:
    """The paragraph with the quotation from the first sentence that holds what its first mark is of."""
    text = paragraph.text if isinstance(paragraph.text, str) else ""
    gist = paragraph.gist if isinstance(paragraph.gist, str) else ""
    holding = set(counted.loc[counted["key"].isin([*mark.split("|"), labels[0]]), "sentence_id"])
    start, end = _place_of_quotation(text, sentences, holding)
    return Behind(paragraph.paragraph_id, mark, "; ".join(labels), gist, text[start:end], start, end)


def _place_of_quotation(text: str, sentences: pd.DataFrame, holding: Collection[str]) -> tuple[int, int]:
    """Where the quotation stands: the first sentence that holds the mark, else the first; of a long one the beginning.

    0 and 0 where there is no text.
    """
    places, after = [], 0
    for sentence_id, sentence in zip(sentences["sentence_id"], sentences["text"], strict=True):
        start = text.find(sentence, after)
        if start >= 0:
            after = start + len(sentence)
            places.append((sentence_id not in holding, start, after))
    _, start, end = min(places, default=(True, 0, len(text)))
    words = list(_WORD.finditer(text, start, end))[:QUOTED_WORDS]
    return (words[0].start(), words[-1].end()) if words else (0, 0)
