"""A sentence as HTML: escaped first, then its marks, which may overlap."""

import html

from analysis.contrast.stance import SIGNS
from analysis.evidence.judgements import CODE_LABELS
from analysis.evidence.passages import Mark, PassageSentence
from analysis.evidence.runs import Run, cut_runs

_SPEECH = ("quoted", "reported")
_INSIDE = ("tone", "masked", "topic", "target", "stance", "framing")


def marked_words(sentence: PassageSentence) -> str:
    """The sentence's text with its speech, topic terms, scored and framing words, stances marked; nothing is live."""
    text = sentence.text or ""
    shown = (mark for mark in sentence.marks if mark.kind in (*_SPEECH, *_INSIDE))
    return "".join(_run(text, run) for run in cut_runs(len(text), shown))


def printed(sentence: str) -> str:
    """A finding as HTML: escaped, and a number kept on one line with its sign."""
    return html.escape(sentence).replace(" %", "&nbsp;%").replace("¶ ", "¶&nbsp;")


def signed(weight: float | None) -> str:
    """A weight as a reader sees it: +0.35, −0.60, 0."""
    if weight is None:
        return ""
    return f"{weight:+.2f}".replace("-", "−") if weight else "0"


def tone_class(weight: float | None) -> str:
    """favourable, hostile, or even for a word that is scored 0."""
    if not weight:
        return "even"
    return "favourable" if weight > 0 else "hostile"


def weight_html(weight: float | None) -> str:
    """The weight of a scored word, raised behind it."""
    return f'<sup class="weight {tone_class(weight)}">{signed(weight)}</sup>'


def stance_html(mark: Mark) -> str:
    """The sign of a judgement with its number in the list below, raised behind the words."""
    said = f"{CODE_LABELS[mark.label]}, stance {mark.number}"
    return f'<sup class="weight" role="img" aria-label="{said}">{SIGNS[mark.label]}{mark.number}</sup>'


def _run(text: str, run: Run) -> str:
    """One piece of the text that no mark's edge cuts, inside every mark that covers it."""
    piece = html.escape(text[run.start : run.end])
    inside = (mark for mark in run.marks if mark.kind in _INSIDE)
    for mark in sorted(inside, key=lambda mark: _INSIDE.index(mark.kind)):
        piece = _marked(piece, mark, last=mark.end == run.end)
    for mark in [mark for mark in run.marks if mark.kind in _SPEECH][:1]:
        piece = _spoken(piece, mark, first=mark.start == run.start)
    return piece


def _marked(piece: str, mark: Mark, *, last: bool) -> str:
    if mark.kind == "tone":
        return f'<span class="tone {tone_class(mark.weight)}">{piece}</span>{weight_html(mark.weight) if last else ""}'
    if mark.kind in ("target", "stance"):
        return f'<span class="{mark.kind}">{piece}</span>{stance_html(mark) if last else ""}'
    if mark.kind == "framing":
        return f'<span class="framing">{piece}</span>'
    title = html.escape(mark.label or "name or set phrase: not scored")
    return f'<span class="{mark.kind}" title="{title}">{piece}</span>'


def _spoken(piece: str, mark: Mark, *, first: bool) -> str:
    who = f"{mark.kind}: {mark.label}" if mark.label else mark.kind
    speaker = f'<span class="speaker">{html.escape(who)}</span>' if first else ""
    return f'{speaker}<span class="speech {mark.kind}">{piece}</span>'
