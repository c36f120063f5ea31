"""The audit of names: the whole analysis again, with the names of actors exchanged and with them masked.

It costs two analyses more. What it keeps is numbers alone, by paragraph: they ship with the features edition.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from analysis.contrast.doubt.audit import AUDITED
from analysis.contrast.rollup import tallies_by_voice
from analysis.measures.renaming import exchange, exchanged_actors, mask, masked_actors, partners, places_by_paragraph
from analysis.pipeline import Codebooks, analyse
from analysis.results import Results
from analysis.schemas import SCHEMAS, VARIANTS, conform, empty
from analysis.text.documents import Article

_COLUMNS = list(SCHEMAS["audit"].columns)


def with_audit(results: Results, codebooks: Codebooks, voices: Mapping[str, str]) -> Results:
    """The results with their "audit" frame; an article without text has no rows in it, or those it already had.

    `voices` says whose words each measure counts.
    """
    with_text = results.paragraphs["text"].fillna("").ne("")
    read = with_text.groupby(results.paragraphs["doc_id"]).transform("all")
    ids = results.paragraphs["paragraph_id"]
    frames = [results.narrowed_to(ids[~read]).audit]
    if read.any():
        frames.append(audit_frame(results.narrowed_to(ids[read]), codebooks, voices))
    frames = [frame for frame in frames if len(frame)] or [empty("audit")]
    return replace(results, audit=_in_reading_order(pd.concat(frames, ignore_index=True), ids))


def audit_frame(results: Results, codebooks: Codebooks, voices: Mapping[str, str]) -> pd.DataFrame:
    """ "audit" frame: what each paragraph adds to each measure when its names are exchanged, and when they are masked.

    A stance toward an actor stands under the actor that the text as it is names there.

    Parameters
    ----------
    results
        An analysis with its texts.
    codebooks
        Those by which it was made.
    voices
        Whose words each measure counts.
    """
    frames = [
        _counted(again, variant, voices) for variant, again in zip(VARIANTS, _again(results, codebooks), strict=True)
    ]
    return conform(pd.concat(frames, ignore_index=True)[_COLUMNS], "audit")


def _again(results: Results, codebooks: Codebooks) -> tuple[Results, Results]:
    """The analysis of the texts with names exchanged, and with names masked, in the order of VARIANTS."""
    actors = codebooks.actors
    places = places_by_paragraph(results.paragraphs, results.sentences, results.mentions)
    texts = dict(zip(results.paragraphs["paragraph_id"], results.paragraphs["text"], strict=True))
    exchanged = {name: exchange(text, places[name], actors) for name, text in texts.items()}
    masked = {name: mask(text, places[name], actors) for name, text in texts.items()}
    books = [
        replace(codebooks, actors=renamed, mask=codebooks.mask.with_names(renamed.terms))
        for renamed in (exchanged_actors(actors), masked_actors(actors))
    ]
    others, nobody = (
        analyse(_articles(results, texts), book) for texts, book in zip((exchanged, masked), books, strict=True)
    )
    return _with_original_actors(others), nobody


def _articles(results: Results, texts: Mapping[str, str]) -> list[Article]:
    of_document = results.paragraphs.groupby("doc_id", sort=False)["paragraph_id"]
    return [Article(doc_id, tuple(texts[name] for name in names), {}) for doc_id, names in of_document]


def _with_original_actors(exchanged: Results) -> Results:
    """The stances of the exchanged text under the actors that the text as it is names in their places."""
    back = partners()
    rows = exchanged.stance_by_paragraph
    mentions = exchanged.mentions
    return replace(
        exchanged,
        mentions=mentions.assign(actor=mentions["actor"].map(lambda label: back.get(label, label))),
        stance_by_paragraph=rows.assign(actor=rows["actor"].map(lambda label: back.get(label, label))),
    )


def _counted(again: Results, variant: str, voices: Mapping[str, str]) -> pd.DataFrame:
    """The rows of one variant."""
    by_voice = tallies_by_voice(again, ((measure, voices[measure]) for measure in AUDITED))
    parts = [tallies.assign(voice=voice) for voice, tallies in by_voice.items()]
    return pd.concat(parts, ignore_index=True).assign(variant=variant)


def _in_reading_order(rows: pd.DataFrame, paragraph_ids: pd.Series) -> pd.DataFrame:
    order = pd.Index(paragraph_ids).get_indexer(rows["paragraph_id"]).argsort(kind="stable")
    return rows.iloc[order].reset_index(drop=True)
