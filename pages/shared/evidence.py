"""The evidence pane: the passages behind a mark, their words marked with what was made of them."""

import html
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from analysis.charts.theme import colour_of
from analysis.evidence.passages import NO_EVENT, Mark, Passage, passages_of, read_passage
from analysis.results import Results
from pages.shared.briefing.words import offer_passage
from pages.shared.coding.correcting import correct_labels
from pages.shared.folder import the_corpus
from pages.shared.instruments import readings_html
from pages.shared.labels import side, topic_labels
from pages.shared.look import theme
from pages.shared.markup import marked_words, tone_class, weight_html
from pages.shared.results import results
from pages.shared.stances import stances_html
from pages.shared.ways import way_to

EVIDENCE_PAGE = "pages/reading/evidence.py"
_SPEECH = {"quoted": "quoted", "reported": "reported"}


def evidence_pane(
    results: Results,
    paragraph_ids: Sequence[str],
    key: str,
    more_marks: Mapping[str, Iterable[Mark]] | None = None,
) -> None:
    """Show the passages one at a time, with steps between them. `key` is unique on the page.

    `more_marks`, by sentence, are marks that the frames do not hold: `framing_marks` of a ledger.
    Call it inside an `st.fragment` so that a step reruns only the pane.
    """
    if not paragraph_ids:
        st.caption("No paragraph stands behind this mark.")
        return
    ids = list(paragraph_ids)  # of many thousand only the first: the others are counted
    at = _place(ids, key)
    passage = read_passage(passages_of(results, [ids[at]]), ids[at], topic_labels(), more_marks)
    _steps(at, len(ids), key, len(paragraph_ids))
    st.html(passage_html(passage))
    if the_corpus() is None:
        correct_labels(passage.paragraph_id, key)
        offer_passage(results, passage.paragraph_id, key)
    way_to(EVIDENCE_PAGE, "Read it in its article", {"paragraph": passage.paragraph_id})


def _place(paragraph_ids: list[str], key: str) -> int:
    """Which passage is open: the first again whenever another mark is chosen."""
    memory = f"{key}-place"
    ids, at = st.session_state.get(memory, (None, 0))
    if ids != paragraph_ids:
        at = 0
    st.session_state[memory] = (paragraph_ids, at)
    return at


def _step(key: str, by: int) -> None:
    ids, at = st.session_state[f"{key}-place"]
    st.session_state[f"{key}-place"] = (ids, min(max(at + by, 0), len(ids) - 1))


def _steps(at: int, n: int, key: str, n_behind: int) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{key}-steps"):
        st.button("Previous", on_click=_step, args=(key, -1), disabled=at == 0, key=f"{key}-previous")
        st.button("Next", on_click=_step, args=(key, 1), disabled=at == n - 1, key=f"{key}-next")
        more = f", the first of the {n_behind:,} that stand behind this" if n_behind > n else ""
        st.caption(f"Passage {at + 1} of {n}{more}", width="content")


def passage_html(passage: Passage) -> str:
    """The passage as HTML, everything from the corpus escaped: for `st.html`."""
    style = f' style="--side: {colour_of(passage.perspective, theme())}"' if passage.perspective else ""
    body = _words(passage) if passage.attached else _gist(passage)
    return f'<article class="passage"{style}>{_head(passage)}{body}{_place_strip(passage)}</article>'


def _head(passage: Passage) -> str:
    teller = side(passage.perspective) if passage.perspective else "Author"
    name = f" · {html.escape(passage.author)}" if passage.author else ""
    translated = " · translated" if passage.translated else ""
    tags = "".join(f'<span class="tag">{html.escape(topic)}</span>' for topic in passage.topics)
    return (
        f'<p class="who"><b>{html.escape(teller)}</b>{name}{translated}</p>'
        f'<p class="title">{html.escape(passage.title)}</p><div>{_event_tag(passage)}{tags}</div>'
    )


def _event_tag(passage: Passage) -> str:
    if passage.event == NO_EVENT:
        return ""
    scope = results().scope
    label = scope.event_label(passage.event) if scope.events_of(passage.event) else passage.event.title()
    if passage.event in scope.events and scope.event_word not in label.lower():
        label = f"{label} {scope.event_word}"
    return f'<span class="tag" title="{html.escape(passage.event_evidence)}"><b>{html.escape(label)}</b></span>'


def _words(passage: Passage) -> str:
    sentences = " ".join(marked_words(sentence) for sentence in passage.sentences)
    return f"<blockquote>{sentences}</blockquote>{_key(passage)}{_tone(passage)}{stances_html(passage)}"


def _key(passage: Passage) -> str:
    """What the marks mean: only those that stand in this passage."""
    kinds = {mark.kind for mark in _all_marks(passage)}
    classes = {tone_class(mark.weight) for mark in passage.receipts}
    lines = [
        ("favourable" in classes, '<span><span class="tone favourable">word</span> scored favourable</span>'),
        ("hostile" in classes, '<span><span class="tone hostile">word</span> scored hostile</span>'),
        ("even" in classes, '<span><span class="tone even">word</span> scored 0</span>'),
        ("masked" in kinds, '<span><span class="masked">word</span> name or set phrase, not scored</span>'),
        ("target" in kinds, "<span>▼ against, ○ neutral, ▲ in favour, ? unsure: stance toward the actor named</span>"),
        ("stance" in kinds, '<span><span class="stance">word</span> carried a stance</span>'),
        ("topic" in kinds, '<span><span class="topic">term</span> of a topic</span>'),
        ("framing" in kinds, '<span><span class="framing">word</span> frames the telling of a fact</span>'),
        (bool(kinds & set(_SPEECH)), '<span><i class="speech">words</i> of another speaker</span>'),
    ]
    return f'<p class="key">{"".join(line for shown, line in lines if shown)}</p>'


def _tone(passage: Passage) -> str:
    return f'<p class="note">{html.escape(tone_line(passage))}</p>{readings_html(passage.readings)}'


def tone_line(passage: Passage) -> str:
    """How much of the passage tone rests on: scored words of words, and sentences without any."""
    n, silent = len(passage.receipts), sum(sentence.n_scored == 0 for sentence in passage.sentences)
    if n == 0:
        return f"No scored word among {passage.n_words}: tone unknown."
    of = f"{n} scored {'word' if n == 1 else 'words'} of {passage.n_words}"
    return f"{of}; {silent} of {len(passage.sentences)} sentences without one." if silent else f"{of}."


def _gist(passage: Passage) -> str:
    gist = html.escape(passage.gist) if passage.gist else "No gist was written for this paragraph."
    return (
        f'<blockquote class="gist">{gist}</blockquote>'
        '<p class="note">This is a gist in Parallax’s own words, not the author’s. To read the passage itself, '
        "attach the article on the Corpus page.</p>"
        f'<p class="note"><b>What tone rests on.</b> {html.escape(tone_line(passage))}</p>{_receipts(passage)}'
        f"{readings_html(passage.readings)}{stances_html(passage)}"
    )


def _receipts(passage: Passage) -> str:
    scored = [_receipt(mark) for mark in passage.receipts]
    masked = [f"<li>{html.escape(mark.words)} <em>masked, not scored</em></li>" for mark in passage.masked]
    return f'<ul class="receipts">{"".join([*scored, *masked])}</ul>' if scored or masked else ""


def _receipt(mark: Mark) -> str:
    voice = "" if mark.voice in ("", "author") else f" <em>{html.escape(mark.voice)}</em>"
    word = f'<span class="tone {tone_class(mark.weight)}">{html.escape(mark.words)}</span>'
    return f"<li>{word}{weight_html(mark.weight)}{voice}</li>"


def _place_strip(passage: Passage) -> str:
    cells = "".join(
        f"<i{' class=here' if position == passage.position else ''}></i>"
        for position in range(1, passage.n_paragraphs + 1)
    )
    where = f"Paragraph {passage.position} of {passage.n_paragraphs}"
    return f'<div class="strip" role="img" aria-label="{where}">{cells}</div><p class="note">{where} of the article</p>'


def _all_marks(passage: Passage) -> list[Mark]:
    return [mark for sentence in passage.sentences for mark in sentence.marks]
