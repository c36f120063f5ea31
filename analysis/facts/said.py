"""How a status and a telling read in words: its voice, its tone, its stances, and the sentences that it stands in."""

from collections.abc import Iterable
from itertools import groupby

from analysis.facts.cells import MIXED, Cell
from analysis.facts.ledger import BOTH, CONTRADICTED, FRAMED, NEITHER, ONE

STATUS_LABELS = {
    BOTH: "Told alike",
    FRAMED: "Framed differently",
    CONTRADICTED: "Contradicted",
    ONE: "Told by only one",
    NEITHER: "Told by neither",
}
_OF_MORE = {NEITHER: "Told by none"}  # where there are more than two articles, or one
_VOICES = {
    "author": "Author’s own words",
    "quoted": "Quoted words",
    "reported": "Reported words",
    MIXED: "Mixed voices",
}


def title_of_ledger(n_articles: int) -> str:
    """What the ledger of so many articles is called."""
    if n_articles < 2:
        return "The facts told"
    return "Same fact, two tellings" if n_articles == 2 else "Same fact, several tellings"


def status_label(status: str, n_articles: int = 2) -> str:
    """A status among so many articles, in words."""
    return (_OF_MORE if n_articles != 2 else {}).get(status, STATUS_LABELS[status])


def say_status(status: str, n_told: int, n_articles: int) -> str:
    """A status; among more than two articles with how many of them tell the fact: "Told alike by 3 of 12"."""
    label = status_label(status, n_articles)
    if n_articles <= 2 or status == NEITHER:
        return label
    if status == ONE:
        return f"{label} of {n_articles}"
    by = f"all {n_articles}" if n_told == n_articles else f"{n_told} of {n_articles}"
    return f"{label}: told by {by}" if status == CONTRADICTED else f"{label} by {by}"


def say_voice(cell: Cell) -> str:
    """Who speaks most of the words of a telling, and who is quoted or reported there."""
    return f"{_VOICES[cell.voice]}; {', '.join(cell.speakers)}" if cell.speakers else _VOICES[cell.voice]


def say_tone(cell: Cell) -> str:
    """The tone of a telling with the words that it rests on; without a scored word there is none."""
    if cell.tone is None:
        return "No tone: no scored word"
    return f"Tone {_signed(cell.tone)} on {cell.n_scored} scored word{'' if cell.n_scored == 1 else 's'}"


def say_stances(cell: Cell) -> str:
    """The stances of a telling, each with its value; empty where it names no actor."""
    return "; ".join(f"{_direction(each.code)} {each.actor} ({_signed(each.value)})" for each in cell.stances)


def say_passages(sentence_ids: Iterable[str]) -> str:
    """The sentences of one article by paragraph, neighbours joined: p03 s01–s02, p05 s01."""
    parted = (sentence_id.rsplit("/", 2)[1:] for sentence_id in sentence_ids)
    return ", ".join(
        f"{paragraph} {_joined([sentence for _, sentence in each])}"
        for paragraph, each in groupby(parted, key=lambda parts: parts[0])
    )


def _signed(value: float) -> str:
    shown = f"{value:+.2f}".replace("-", "−")
    return "0.00" if shown[1:] == "0.00" else shown


def _direction(code: str) -> str:
    return {"favour": "in favour of", "neutral": "neutral toward", "unsure": "unsure about"}.get(code, code)


def _joined(sentences: list[str]) -> str:
    """Sentence numbers: s01–s02, s04."""
    parts = []
    for _, run in groupby(enumerate(sentences), key=lambda each: int(each[1][1:]) - each[0]):
        names = [sentence for _, sentence in run]
        parts.append(names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}")
    return ", ".join(parts)
