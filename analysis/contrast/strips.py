"""The articles paragraph by paragraph: one row per paragraph with everything a strip draws."""

from collections.abc import Collection

import pandas as pd

from analysis.contrast.contrasts import Contrast, event_label
from analysis.contrast.findings import say_paragraphs, upper_first
from analysis.contrast.groups import CELL, Side, by_telling
from analysis.contrast.phrases import listed
from analysis.contrast.rollup import tally, words_by_voice
from analysis.results import Results
from analysis.scope import NONE, Scope

_FEW = 4  # tellings that a sentence tells one by one


def paragraph_strips(results: Results, voice: str, passing: Collection[str] | None = None) -> pd.DataFrame:
    """One row per paragraph in reading order.

    paragraph_id, perspective (its telling), position, n_paragraphs (of its article), gist, passes (False where it is
    not among `passing`), polarity (-1 hostile to +1 favourable words of `voice`; unknown without a scored word),
    n_scored, n_words, own, quoted, reported (shares of its words, together 1; unknown without words), event, and one
    column of True and False for each topic that is present somewhere.
    """
    frame = results.paragraphs[["paragraph_id", "position", "gist", "n_words"]].set_index("paragraph_id")
    lengths = results.paragraphs.groupby("doc_id")["position"].transform("max").to_numpy()
    frame.insert(0, "perspective", by_telling(results).reindex(frame.index))
    frame.insert(2, "n_paragraphs", lengths)
    frame["passes"] = True if passing is None else frame.index.isin(list(passing))
    frame = frame.join(_tone(results, voice)).join(_voices(results))
    frame["event"] = results.events.set_index("paragraph_id")["event"].reindex(frame.index)
    return frame.join(present_topics(results)).reset_index()


def present_topics(results: Results) -> pd.DataFrame:
    """One row per paragraph (its index), one column of True and False per topic that is present in any of them."""
    topics = results.topics_by_paragraph
    present = topics.pivot_table(index="paragraph_id", columns="topic", values="present", aggfunc="any", sort=False)
    present = present.reindex(results.paragraphs["paragraph_id"]).astype("boolean").fillna(False).astype(bool)
    return present.loc[:, present.any()].rename_axis(columns=None)


def occurring(strips: pd.DataFrame, labels: dict[str, str]) -> dict[str, str]:
    """The topics (id → label) that have a column in the strips, in the order of `labels`."""
    return {topic: label for topic, label in labels.items() if topic in strips.columns}


def meetings_finding(strips: pd.DataFrame, scope: Scope) -> str:
    """How many paragraphs of each text are about an event, as a sentence; without events, how many there are."""
    about = strips.assign(about=strips["event"] != NONE).groupby("perspective", sort=False)["about"]
    counted = list(zip(about.sum().index, about.sum().astype(int), about.size(), strict=True))
    if not counted:
        return ""
    if not scope.events and len(counted) > _FEW:
        return f"{say_paragraphs(len(strips))}: no {scope.event_word} is defined yet."
    if not scope.events:
        sizes = [f"{say_paragraphs(size)} of {scope.of(name).phrase}" for name, _, size in counted]
        return f"{upper_first(listed(sizes))}: no {scope.event_word} is defined yet."
    if len(counted) > _FEW:
        n, size = (sum(row[place] for row in counted) for place in (1, 2))
        return f"{n} of {say_paragraphs(size)} {'is' if n == 1 else 'are'} about {_any_event(scope)}."
    first, *others = [
        scope.of(name).says_of(n, size, "" if place else "paragraphs") for place, (name, n, size) in enumerate(counted)
    ]
    verb = "is" if counted[0][1] == 1 else "are"
    return f"{first} {verb} about {_any_event(scope)}{_and(others)}."


def meetings_stated(strips: pd.DataFrame, scope: Scope) -> tuple[pd.DataFrame, ...]:
    """What `meetings_finding` states: of each telling and of all together, the paragraphs about an event, and all."""
    about = strips.assign(about=strips["event"] != NONE).groupby("perspective", sort=False)["about"]
    sides = pd.DataFrame({"n_about": about.sum().astype(int), "n_paragraphs": about.size()}).reset_index()
    sides["phrase"] = [scope.of(name).phrase for name in sides["perspective"]]
    return sides, sides[["n_about", "n_paragraphs"]].sum().to_frame().T


def cells_stated(cells: pd.DataFrame, meetings: Contrast, authors: Contrast) -> tuple[pd.DataFrame, ...]:
    """What `cells_finding` states: the paragraphs of each event, and of each telling in it."""
    named, events = {side.id: side.label for side in authors.sides}, {side.id: side.label for side in meetings.sides}
    counted = cells.assign(event=cells["event"].map(events), by=cells["perspective"].map(named))
    by_telling = counted.groupby(["event", "by"], sort=False, as_index=False).size()
    by_telling = by_telling.rename(columns={"size": "n_by"})
    return by_telling, counted.groupby("event", sort=False).size().rename("n_paragraphs").reset_index()


def _any_event(scope: Scope) -> str:
    n, word = len(scope.events), scope.event_word
    if n == 1:
        return next(iter(scope.events.values()))
    return f"one or both of the {word}s" if n == 2 else f"one of the {word}s or more"


def _and(parts: list[str]) -> str:
    return "".join(f", {'and ' if part is parts[-1] else ''}{part}" for part in parts)


def in_cells(strips: pd.DataFrame, meetings: Contrast, authors: Contrast) -> pd.DataFrame:
    """The paragraphs on a side of both contrasts, event by event, in it telling by telling; topics of none dropped.

    Columns event and perspective hold the sides' ids; `block` is the cell's id, `anchorage / Russian`.
    """
    sides = {"event": meetings, "perspective": authors}
    rows = strips.assign(**{name: strips["paragraph_id"].map(each.groups) for name, each in sides.items()})
    rows = rows.dropna(subset=list(sides))
    for name, each in reversed(sides.items()):
        order = rows[name].map([side.id for side in each.sides].index)
        rows = rows.loc[order.sort_values(kind="stable").index]
    topics = [column for column in rows.columns if column != "passes" and rows[column].dtype == bool]
    silent = [topic for topic in topics if not rows[topic].any()]
    return rows.drop(columns=silent).assign(block=rows["event"] + CELL + rows["perspective"]).reset_index(drop=True)


def cells_finding(cells: pd.DataFrame, meetings: Contrast, authors: Contrast, scope: Scope) -> str:
    """How many paragraphs each of two events has, by telling, as a sentence."""
    named, parts = {side.id: side for side in authors.sides}, []
    for event in meetings.sides:
        rows = cells[cells["event"] == event.id]
        by_author = rows.groupby("perspective", sort=False).size()
        several = len(by_author) > 1
        whose = " and ".join(f"{f'{n} ' if several else ''}{_by(named[name])}" for name, n in by_author.items())
        has = f"{event.label} has" if event.id in scope.events else f"about {event_label(scope, event.id)}:"
        parts.append(f"{has} {say_paragraphs(len(rows))}{f' ({whose})' if whose else ''}")
    return f"{', '.join(parts)}."


def _by(side: Side) -> str:
    return f"by the {side.label}" if side.label.endswith(" author") else f"in {side.phrase}"


def _tone(results: Results, voice: str) -> pd.DataFrame:
    polarity = tally(results, voice, ("polarity",)).set_index("paragraph_id")
    known = polarity["denominator"].where(polarity["denominator"] > 0)
    return pd.DataFrame({"polarity": polarity["numerator"] / known, "n_scored": polarity["n_counted"].astype(int)})


def _voices(results: Results) -> pd.DataFrame:
    words = words_by_voice(results)
    known = words["all"].where(words["all"] > 0)
    shares = words[["author", "quoted", "reported"]].div(known, axis=0)
    return shares.rename(columns={"author": "own"})
