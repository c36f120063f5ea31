"""Which articles a large folder holds, and which scored paragraphs each is put together of.

Sides differ in how much they write and of what, subjects have their years, and an article keeps to its subject: what
is drawn is not flat, and paragraphs of one article are more alike than others, as in what people write.
"""

import random
from datetime import date

import numpy as np
import pandas as pd

from benchmarks.large_prose import read_prose, title

FIRST, LAST = date(2014, 1, 1), date(2026, 6, 30)
MEETINGS_FROM, MEETINGS_TO = date(2021, 3, 17), date(2021, 12, 31)
SHORTEST, LONGEST = 4, 40  # paragraphs; 12 in the mean
ABOUT_A_MEETING = 0.15  # share of articles
_OTHER_SIDE, _OTHER_TOPIC, _OTHER_MEETING = 0.1, 0.2, 0.4  # chance of such paragraphs beside one that fits
_ITS_MEETING = 4.0
_PEAK, _WIDTH = 3.0, 1.5  # how much more of a subject in its year, and over how many years


def planned_articles(n_paragraphs: int, chance: np.random.Generator) -> pd.DataFrame:
    """One row per article, of so many paragraphs together: doc_id, side, meeting ("": none), topic, published, size."""
    sizes = _sizes(n_paragraphs, chance)
    shares = {side["name"]: side["share"] for side in read_prose().sides}
    plan = pd.DataFrame({"side": chance.choice(list(shares), len(sizes), p=list(shares.values())), "size": sizes})
    plan["meeting"] = _meetings(plan, chance)
    first = np.where(plan["meeting"] != "", MEETINGS_FROM.toordinal(), FIRST.toordinal())
    last = np.where(plan["meeting"] != "", MEETINGS_TO.toordinal(), LAST.toordinal())
    # The square root makes later days likelier: more is written every year.
    days = first + ((last - first) * np.sqrt(chance.random(len(plan)))).astype(int)
    plan["published"] = [date.fromordinal(day).isoformat() for day in days.tolist()]
    plan["topic"] = _topics(plan, chance)
    return plan.assign(doc_id=[f"made-{number:07}" for number in range(1, len(plan) + 1)])


def drawn_paragraphs(plan: pd.DataFrame, about: pd.DataFrame, chance: np.random.Generator) -> np.ndarray:
    """For each paragraph of the articles, in their order, the place of the scored one that it is; drawn with return.

    `about`: perspective, event and a flag for each topic, one row per scored paragraph.
    """
    of_article = np.repeat(np.arange(len(plan)), plan["size"])
    drawn = np.zeros(len(of_article), int)
    kinds = plan.groupby(["side", "meeting", "topic"]).ngroup().to_numpy()[of_article]
    for kind in np.unique(kinds):
        places = np.flatnonzero(kinds == kind)
        weights = _weights(plan.iloc[of_article[places[0]]], about)
        drawn[places] = chance.choice(len(about), len(places), p=weights / weights.sum())
    return drawn


def records(plan: pd.DataFrame, seed: int) -> list[dict]:
    """What is known about each article: title, author, outlet, perspective, published, language, translated."""
    chance = random.Random(seed)
    sides = {side["name"]: side for side in read_prose().sides}
    given = [name.split() for name in read_prose().gaps["given"]]
    return [
        {
            "title": title(row.topic, row.meeting, chance),
            "author": f"{chance.choice(given)[0]} {chance.choice(given)[1]}",
            "outlet": chance.choice(sides[row.side]["outlets"]),
            "perspective": row.side,
            "published": row.published,
            "language": "en",
            "translated": row.side in ("Russian", "Chinese") and chance.random() < 0.5,
        }
        for row in plan.itertuples()
    ]


def _sizes(n_paragraphs: int, chance: np.random.Generator) -> np.ndarray:
    """Sizes of articles that are so many paragraphs together; the last one is cut to that."""
    drawn = chance.lognormal(2.35, 0.5, n_paragraphs // SHORTEST + 1).round().astype(int)
    sizes = drawn.clip(SHORTEST, LONGEST)
    sizes = sizes[: np.searchsorted(sizes.cumsum(), n_paragraphs) + 1]
    sizes[-1] -= sizes.sum() - n_paragraphs
    return sizes


def _meetings(plan: pd.DataFrame, chance: np.random.Generator) -> np.ndarray:
    """A meeting for some articles, as their side likes to write about it; "" for the others."""
    meetings = np.full(len(plan), "", dtype=object)
    for side in read_prose().sides:
        rows = np.flatnonzero((plan["side"] == side["name"]) & (chance.random(len(plan)) < ABOUT_A_MEETING))
        weights = np.array(list(side["meetings"].values()))
        meetings[rows] = chance.choice(list(side["meetings"]), len(rows), p=weights / weights.sum())
    return meetings


def _topics(plan: pd.DataFrame, chance: np.random.Generator) -> np.ndarray:
    """A subject for each article: what its side likes to write about, more of each in its own year."""
    topics = list(read_prose().topics)
    likes = {side["name"]: [side["likes"].get(topic, 1) for topic in topics] for side in read_prose().sides}
    years = plan["published"].str[:4].astype(int).to_numpy()
    peaks = np.linspace(FIRST.year, LAST.year, len(topics))
    in_season = 1 + _PEAK * np.exp(-(((years[:, None] - peaks) / _WIDTH) ** 2))
    weights = np.array([likes[side] for side in plan["side"]]) * in_season
    reached = weights.cumsum(axis=1) > (chance.random(len(plan)) * weights.sum(axis=1))[:, None]
    return np.array(topics, dtype=object)[reached.argmax(axis=1)]


def _weights(article: pd.Series, about: pd.DataFrame) -> np.ndarray:
    """How likely each scored paragraph is in such an article."""
    own = np.where(about["perspective"] == article["side"], 1, _OTHER_SIDE)
    on_topic = np.where(about[article["topic"]], 1, _OTHER_TOPIC) if article["topic"] in about else 1
    if not article["meeting"]:
        return own * on_topic * (about["event"] == "none")
    on_meeting = about["event"].map({"none": 1, "both": 1, article["meeting"]: _ITS_MEETING}).fillna(_OTHER_MEETING)
    return own * on_topic * on_meeting.to_numpy()
