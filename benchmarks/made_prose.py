"""Made paragraphs without end and almost without repeats: the material of `benchmarks.curve` and `benchmarks.peers`.

The sentences of `benchmarks.project_articles` are some seven hundred, so that a scorer that remembers what it has read
would look faster than it is. Here each gets a head or a tail of its own: a date, a quantity, and invented names and
words, the rank of which is drawn so that a few are common and most rare, as in real texts. The same number gives the
same paragraphs, and fewer are the first of more.
"""

import random
from collections.abc import Iterable, Iterator
from itertools import islice

from analysis.text.documents import Article
from benchmarks.project_articles import PERSPECTIVES, one_sentence

OF_ARTICLE = 10  # paragraphs
_OF_PARAGRAPH = 4  # sentences
_SEED = 20310607
_NAME = "harbour-"
_RANKS = 200_000  # of invented words; as in Zipf's law, the chance of a rank falls as the rank grows
_ONSETS = "b br d dr f g gr h k kl l m n p r s sk st t tr v".split()
_VOWELS = "a e i o u ae oi ea".split()
_CODAS = ["", "l", "n", "r", "s", "rd", "lm", "nd", "sk"]
_MONTHS = "January February March April May June July August September October November December".split()
_MANNERS = (
    "slowly gladly bitterly proudly quietly badly wisely openly wearily fairly cheaply angrily calmly rudely neatly"
).split()
_QUALITIES = (
    "good poor bright bitter honest useless brave tired splendid ugly careful dangerous generous hostile modest stale "
    "warm weak fresh cruel hopeful grim clever dull lovely rough sound troubled"
).split()


def made_paragraphs(n: int) -> list[str]:
    """N paragraphs of four sentences, some seventy words each."""
    return [_paragraph(number) for number in range(n)]


def made_documents(n: int) -> list[Article]:
    """The same N paragraphs as articles of ten, every perspective in turn; the last may have fewer."""
    paragraphs = iter(made_paragraphs(n))
    return [_article(number, parts) for number, parts in enumerate(_batches(paragraphs))]


def document_id(number: int) -> str:
    """The id of the article at a place, from 0; all are of one length."""
    return f"{_NAME}{number + 1:06}"


def number_of(doc_id: str) -> int:
    """The place of the article of an id."""
    return int(doc_id.removeprefix(_NAME)) - 1


def sentences_apart(texts: Iterable[str]) -> float:
    """The share of sentences that are not a repeat of an earlier one, 0 to 1; parted at stops, roughly."""
    found = [sentence for text in texts for sentence in text.split(". ")]
    return len(set(found)) / len(found)


def _batches(paragraphs: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while parts := tuple(islice(paragraphs, OF_ARTICLE)):
        yield parts


def _article(number: int, paragraphs: tuple[str, ...]) -> Article:
    record = {
        "title": f"Harbour Letters, No. {number + 1}",
        "perspective": PERSPECTIVES[number % len(PERSPECTIVES)],
        "published": f"2031-06-{number % 28 + 1:02}",
        "language": "en",
    }
    return Article(document_id(number), paragraphs, record)


def _paragraph(number: int) -> str:
    chance = random.Random(_SEED + number)
    return " ".join(_dressed(one_sentence(chance), chance) for _ in range(_OF_PARAGRAPH))


def _dressed(sentence: str, chance: random.Random) -> str:
    """The sentence with a head, or, where it closes with a plain stop, with a tail."""
    if sentence.endswith("”") or "“" in sentence or chance.random() < 0.5:
        return f"{_head(chance)}, {sentence}"
    return f"{sentence[:-1]}, {_tail(chance)}."


def _head(chance: random.Random) -> str:
    when = f"In {chance.choice(_MONTHS)} {chance.randint(1890, 2030)}"
    return f"{when}, {chance.randint(2, 900)} miles off {_invented(chance).capitalize()}"


def _tail(chance: random.Random) -> str:
    what = f"the {chance.choice(_QUALITIES)} {_invented(chance)}"
    return f"and {what} of {_invented(chance).capitalize()} {chance.choice(_MANNERS)} agreed"


def _invented(chance: random.Random) -> str:
    """A word that nobody uses, by a rank of which each tenfold is as likely as the next."""
    return word_of(int(_RANKS ** chance.random()))


def word_of(rank: int) -> str:
    """The invented word of a rank from 1 to 200,000; each has its own."""
    parts = []
    while rank or len(parts) < 2:
        rank, coda = divmod(rank, len(_CODAS))
        rank, vowel = divmod(rank, len(_VOWELS))
        rank, onset = divmod(rank, len(_ONSETS))
        parts.append(_ONSETS[onset] + _VOWELS[vowel] + _CODAS[coda])
    return "".join(parts)
