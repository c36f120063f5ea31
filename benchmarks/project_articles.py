"""Articles for `benchmarks.projects` and tests of scoring: own prose about an invented fish dispute, recombined.

The same number gives the same articles. A third of the sentences names an actor, one in five quotes somebody.
"""

import random

from analysis.text.documents import Article

PERSPECTIVES = ("Northern", "Southern", "Islander")
SENTENCES = 40  # of an article; in paragraphs of five
_OF_PARAGRAPH = 5
_ACTORS = ("Norway", "Iceland", "China", "Russia", "the United States", "the European Union", "Beijing", "Brussels")
_PLACES = ("Velby", "the outer banks", "the harbour", "the old cannery", "the straits", "the capital")
_PEOPLE = ("the fleet’s spokeswoman", "a retired pilot", "the deputy minister", "the harbour master", "an auctioneer")
_SENTENCES = (
    "{actor} sent two patrol boats to {place} before the talks had even begun.",
    "Nobody in {place} believed that {actor} would keep the promise for longer than a season.",
    "The agreement with {actor} was welcomed as a fair and patient piece of work.",
    "{actor} threatened sanctions on every buyer who took herring landed at {place}.",
    "In {place} the delegates of {actor} praised their partners and drank a great deal of coffee.",
    "Critics accused {actor} of bullying small crews and of bending the rules of the sea.",
    "{actor} and {other} promised to share their maps, their ice reports and, in time, their quotas.",
    "It was {actor}, not {other}, that walked out of the second session.",
    "“We were never asked,” said {person}, “and {actor} knows it very well.”",
    "According to {person}, {actor} had offered money for the pier and silence about the rest.",
    "“The sea does not read treaties,” {person} remarked in {place}.",
    "{person_first} warned that the dispute would ruin an honest trade.",
    "The winter was mild, and the boats came home half empty.",
    "A quota is a number, but at the auction in {place} it is also a temper.",
    "Three crews sold their licences and moved to {place}.",
    "The museum opened an exhibition about nets, which drew a modest crowd.",
    "Prices fell by a tenth in {place} and recovered before Easter.",
    "What the papers called a crisis looked, from {place}, like an ordinary Tuesday.",
    "The ferry was late again, and the minister’s speech had to be read by his driver.",
    "Old quarrels about sovereignty and fishing rights were aired with unusual courtesy.",
    "There are good reasons to doubt the figures, and better ones to publish them.",
    "The cannery hired forty people, most of them cousins.",
    "Human rights were mentioned once, in a footnote, by a lawyer on her way out.",
    "By evening the fog had settled on {place} and on the communiqué.",
    "The dangerous part was not the storm; it was the cheerful forecast.",
    "A shared market needs trust, and trust was the one thing nobody had brought.",
    "The children of {place} drew the boats from memory and got the colours right.",
    "Every treaty of this kind has a clause that is written in order to be forgotten.",
)


def made_articles(n: int, seed: int = 20310518, sentences: int = SENTENCES) -> list[Article]:
    """N articles of so many sentences each, every perspective in turn."""
    return [_article(place, random.Random(f"{seed}-{place}"), sentences) for place in range(n)]


def _article(place: int, chance: random.Random, sentences: int) -> Article:
    written = [one_sentence(chance) for _ in range(sentences)]
    paragraphs = [" ".join(written[at : at + _OF_PARAGRAPH]) for at in range(0, sentences, _OF_PARAGRAPH)]
    record = {
        "title": f"Herring Notes, No. {place + 1}",
        "author": chance.choice(("Ada Lund", "Ivo Marr", "Sol Tamm")),
        "perspective": PERSPECTIVES[place % len(PERSPECTIVES)],
        "published": f"2031-05-{place % 28 + 1:02}",
        "language": "en",
    }
    return Article(f"herring-{place + 1:03}", tuple(paragraphs), record)


def one_sentence(chance: random.Random) -> str:
    """One of the sentences, its names and places drawn."""
    actor, other = chance.sample(_ACTORS, 2)
    person = chance.choice(_PEOPLE)
    sentence = chance.choice(_SENTENCES).format(
        actor=actor, other=other, place=chance.choice(_PLACES), person=person, person_first=person.capitalize()
    )
    return sentence[:1].upper() + sentence[1:]
