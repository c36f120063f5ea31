"""Blinding: a passage as the stance model reads it, every actor's name hidden behind a numbered sign.

A model that sees names learns what is usually said of them. Here each actor becomes a sign, numbered by its first
place in the passage. What is left is what the words say of an actor, whoever it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 256  # signs; of a longer passage the end is cut
N_ACTORS = 20  # signs for actors; any further ones share the last

# Signs that the encoder's vocabulary keeps free, so that their meaning is learnt here and nowhere else.
_TARGET, _FIRST_ACTOR = "[unused1]", 11
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")  # one sign for one, so that places stay


class Place(NamedTuple):
    """Where an actor is referred to: its label, start and end in characters of the passage."""

    actor: str
    start: int
    end: int


class Blinded(NamedTuple):
    """One passage: four sequences of equal length, one entry a sign.

    ids: signs of the encoder's vocabulary. actors: the actor hidden behind the sign; empty for ordinary words. spoken:
    1 on words in a voice other than the author's. offsets: start and end of the sign in the passage; (0, 0) for the
    two signs that frame it.
    """

    ids: list[int]
    actors: list[str]
    spoken: list[int]
    offsets: list[tuple[int, int]]


class Blinder:
    """Turns passages into `Blinded` ones, with the tokenizer of the model's encoder."""

    def __init__(self, tokenizer: "Tokenizer"):
        """`tokenizer` has a vocabulary of the BERT family, with its [unused…] signs."""
        self._tokenizer = tokenizer
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._sign = tokenizer.token_to_id

    def blind(self, text: str, places: Iterable[Place], spoken: Iterable[tuple[int, int]] = ()) -> Blinded:
        """The passage with every place of an actor hidden; where places overlap, the first and longest is."""
        hidden: dict[int, tuple[int, str, int]] = {}
        self._hide_actors(hidden, text, places)
        return self._framed(self._rows(text, hidden), spoken)

    def mark(
        self, text: str, target: Sequence[Place], others: Iterable[Place] = (), spoken: Iterable[tuple[int, int]] = ()
    ) -> Blinded:
        """The passage with one given target marked, its words kept beside the mark, and all other actors hidden.

        For people in the news, to whom pronouns refer. All places of the target carry its label.
        """
        hidden: dict[int, tuple[int, str, int]] = {}
        for place in target:
            _hide(hidden, (place.start, place.end), place.actor, self._sign(_TARGET))
        self._hide_actors(hidden, text, others)
        return self._framed(self._rows(text, hidden, keep=self._sign(_TARGET)), spoken)

    def _hide_actors(self, hidden: dict[int, tuple[int, str, int]], text: str, places: Iterable[Place]) -> None:
        """Add every place to `hidden`, under the sign of its actor: numbered by the first place in the passage."""
        numbers: dict[str, int] = {}
        for place in sorted(places, key=lambda place: (place.start, -place.end)):
            number = numbers.setdefault(place.actor, min(len(numbers), N_ACTORS - 1))
            _hide(hidden, _with_article(text, place), place.actor, self._sign(f"[unused{_FIRST_ACTOR + number}]"))

    def _framed(self, rows: Iterable[tuple[int, str, int, int]], spoken: Iterable[tuple[int, int]]) -> Blinded:
        stretches = list(spoken)
        body = [(sign, actor, _within(start, stretches), (start, end)) for sign, actor, start, end in rows]
        edge = ("", 0, (0, 0))
        framed = [(self._sign("[CLS]"), *edge), *body[: LONGEST - 2], (self._sign("[SEP]"), *edge)]
        return Blinded(*(list(column) for column in zip(*framed, strict=True)))

    def _rows(
        self, text: str, hidden: dict[int, tuple[int, str, int]], keep: int | None = None
    ) -> Iterator[tuple[int, str, int, int]]:
        """Sign, actor, start and end of every sign; the words behind the sign `keep` stay, after it."""
        for start, end in _pieces(len(text), hidden):
            stop, actor, sign = hidden.get(start, (None, "", None))
            if stop == end:
                yield sign, actor, start, end
                if sign != keep:
                    continue
            encoded = self._tokenizer.encode(text[start:end].translate(_STRAIGHT), add_special_tokens=False)
            for word, (begin, finish) in zip(encoded.ids, encoded.offsets, strict=True):
                yield word, actor, start + begin, start + finish


def marked_signs(blinded: Blinded, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The signs that stand for given spans; the opening sign where there is none."""
    spans = list(spans)
    inside = [at for at, (a, b) in enumerate(blinded.offsets) if any(s <= a and b <= e and b for s, e in spans)]
    return tuple(inside) or (0,)


def _with_article(text: str, place: Place) -> tuple[int, int]:
    """A name with the article before it: *the United States* and *Russia* must look alike."""
    start, end = place.start, place.end
    return (start - 4 if text[:start][-4:].casefold() == "the " else start), end


def _hide(hidden: dict[int, tuple[int, str, int]], span: tuple[int, int], actor: str, sign: int) -> None:
    start, end = span
    if all(end <= begin or stop <= start for begin, (stop, _, _) in hidden.items()):
        hidden[start] = (end, actor, sign)


def _pieces(length: int, hidden: dict[int, tuple[int, str, int]]) -> Iterator[tuple[int, int]]:
    """The passage cut at both ends of everything hidden."""
    at = 0
    for start in sorted(hidden):
        if at < start:
            yield at, start
        at = hidden[start][0]
        yield start, at
    if at < length:
        yield at, length


def _within(at: int, stretches: list[tuple[int, int]]) -> int:
    return int(any(start <= at < end for start, end in stretches))
