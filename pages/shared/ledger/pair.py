"""Two passages side by side, each in its paragraph, or by what its paragraph says where the text is not at hand."""

import html
from collections.abc import Mapping

import streamlit as st

from analysis.results import Results
from pages.shared.ledger.columns import colours_told, named_with_side
from pages.shared.look import theme

_STYLES = """<style>
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 2rem;
  margin: .25rem 0 .5rem; }
.pair .passage { max-width: none; } .pair blockquote { color: var(--muted); }
.pair blockquote b { font-weight: 400; color: var(--ink); background: color-mix(in srgb, var(--side) 15%, transparent);
  border-bottom: 2px solid var(--side); }
</style>"""


def show_pair(pair: Mapping, results: Results) -> None:
    """The two sentences of an "alignments" row, beside each other; under each other where it is narrow."""
    passages = "".join(_passage(pair[column], results) for column in ("sentence_id", "other_id"))
    st.html(f'{_STYLES}<div class="pair">{passages}</div>')


def _passage(sentence_id: str, results: Results) -> str:
    paragraph_id = sentence_id.rpartition("/")[0]
    paragraph = results.paragraphs.set_index("paragraph_id").loc[paragraph_id]
    own = results.sentences[results.sentences["paragraph_id"] == paragraph_id]
    colour = colours_told(theme())[paragraph["doc_id"]]
    who = f"<b>{html.escape(named_with_side()[paragraph['doc_id']])}</b> · ¶ {paragraph['position']}"
    at = own.loc[own["sentence_id"] == sentence_id, "position"].iloc[0]
    body = _words(own, sentence_id) if own["text"].notna().all() else _gist(paragraph["gist"])
    return (
        f'<article class="passage" style="--side: {colour}"><p class="who">{who}, sentence {at} of {len(own)}</p>'
        f"{body}</article>"
    )


def _words(own, sentence_id: str) -> str:
    texts = (
        f"<b>{html.escape(row.text)}</b>" if row.sentence_id == sentence_id else html.escape(row.text)
        for row in own.itertuples()
    )
    return f"<blockquote>{' '.join(texts)}</blockquote>"


def _gist(gist: str | None) -> str:
    said = html.escape(gist) if gist else "No gist was written for this paragraph."
    return (
        f'<blockquote class="gist">{said}</blockquote><p class="note">What its paragraph says, in our own words: the '
        "article is not attached.</p>"
    )
