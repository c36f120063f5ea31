"""Stance in a passage: the list of what is judged of each actor named, by whom, how surely, and by which words."""

import html

from analysis.contrast.findings import actor_in_sentence
from analysis.evidence.judgements import AUTHOR, CODE_LABELS, METHOD, Judgement, Words, said_code
from analysis.evidence.passages import Passage
from pages.shared.markup import signed

NONE_NAMED = "No actor is named here, so there is no stance."
_CODES = ("against", "neutral", "favour")


def stances_html(passage: Passage) -> str:
    """The list as HTML, everything from the corpus escaped; with positions where the words themselves are not shown."""
    if not passage.judgements:
        return f'<p class="note">{NONE_NAMED}</p>'
    rows = "".join(_row(judgement, passage) for judgement in passage.judgements)
    carried = any(judgement.receipts for judgement in passage.judgements)
    method = f'<p class="note">Carried by: {METHOD}, with their share.</p>' if carried else ""
    return f'<p class="note"><b>Stance toward each actor named.</b></p><ol class="judged">{rows}</ol>{method}'


def said_holder(judgement: Judgement) -> str:
    """Whose stance it is: "the author", "Lavrov (Russia)"."""
    if judgement.holder == AUTHOR:
        return "the author"
    return f"{judgement.holder} ({judgement.holder_actor})" if judgement.holder_actor else judgement.holder


def _row(judgement: Judgement, passage: Passage) -> str:
    who = f"{html.escape(said_holder(judgement))} toward <b>{html.escape(actor_in_sentence(judgement.actor))}</b>"
    head = f"<b>{said_code(judgement.code)}</b> {signed(judgement.value)} · {who}"
    return f"<li>{head}<span>{html.escape(_detail(judgement, passage))}</span></li>"


def _detail(judgement: Judgement, passage: Passage) -> str:
    """Where the actor is named, how probable each code is, and what carried it."""
    place = _of_the_sentence(judgement, passage) if judgement.chances else "over the whole paragraph"
    carried = ", ".join(f"“{words.term}” {words.weight:.2f}{_at(words, passage)}" for words in judgement.receipts)
    return f"{place}{f' · carried by {carried}' if carried else ''}"


def _of_the_sentence(judgement: Judgement, passage: Passage) -> str:
    sentence = [each.sentence_id for each in passage.sentences].index(judgement.sentence_id) + 1
    named = ", ".join(f"“{words.term}”{_at(words, passage)}" for words in judgement.mentions)
    chances = ", ".join(
        f"{CODE_LABELS[code]} {100 * chance:.0f} %" for code, chance in zip(_CODES, judgement.chances, strict=True)
    )
    return f"{named} in sentence {sentence} · {chances}"


def _at(words: Words, passage: Passage) -> str:
    return "" if passage.attached else f" (at character {words.start})"
