"""Topics by text or meeting: how often, in how many paragraphs, in one text only, together, and by which terms."""

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.contrast.groups import Side, by_perspective
from analysis.contrast.rollup import rollup
from analysis.results import Results
from analysis.schemas import VOICES

PART = "|"  # parts the halves of a mark: `europe|Russian`


def topic_scores(results: Results, sides: list[Side], measure: str, labels: Mapping[str, str], voice: str = "all"):
    """One row per topic and side, from the topic that leads most in the first side to the one that leads in the last.

    `measure` is topic_rate or topic_share, `labels` gives each topic's name. Columns: topic, label, group (the
    side's id), side (its name), mark, value, low, high (95 % interval over paragraphs), n_units (paragraphs),
    n_words, n_counted (mentions, or paragraphs where it is present), lead (first side's value less the last's;
    with one side, its value).
    """
    members = pd.concat([pd.Series(side.id, index=side.paragraph_ids) for side in sides])
    scores = rollup(results, members, "side", voice, (measure,)).rename(columns={"unit_id": "group", "key": "topic"})
    scores["label"] = scores["topic"].map(dict(labels))
    scores["side"] = scores["group"].map({side.id: side.label for side in sides})
    scores["mark"] = scores["topic"] + PART + scores["group"]
    values = scores.pivot(index="topic", columns="group", values="value")
    lead = values[sides[0].id] - values[sides[-1].id] if len(sides) > 1 else values[sides[0].id]
    scores["lead"] = scores["topic"].map(lead)
    columns = ["topic", "label", "group", "side", "mark", "value", "low", "high"]
    ordered = scores.sort_values("lead", ascending=False, kind="stable", ignore_index=True)
    return ordered[[*columns, "n_units", "n_words", "n_counted", "lead"]]


def behind_scores(scores: pd.DataFrame, results: Results, sides: list[Side], voice: str | None = None) -> pd.DataFrame:
    """The paragraphs behind each row of "topic_scores": those that mention the topic in a voice; without one, those
    where it is present. Columns label, mark, paragraph_ids.
    """
    members = {side.id: set(side.paragraph_ids) for side in sides}
    carrying = _mentioning(results, voice) if voice else _present(results)
    held = [
        [paragraph for paragraph in carrying.get(row.topic, []) if paragraph in members[row.group]]
        for row in scores.itertuples(index=False)
    ]
    counted = [f"{label}, {side}: {count(len(ids), 'paragraph')}" for label, side, ids in _three(scores, held)]
    return pd.DataFrame({"label": counted, "mark": scores["mark"], "paragraph_ids": held})


def topic_places(results: Results, sides: list[Side], labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per topic and paragraph: where each text turns to a topic; one-sided topics first, then in reading order.

    Columns: topic, label, group, side, paragraph_id, position, standing (present; passing: mentioned, but no more
    than in passing; absent), n_mentions, only (the side's name where one text alone holds the topic; else empty).
    """
    places = results.topics_by_paragraph.merge(
        results.paragraphs[["paragraph_id", "position"]], on="paragraph_id", validate="many_to_one"
    )
    places["label"] = places["topic"].map(dict(labels))
    places["group"] = places["paragraph_id"].map(by_perspective(results))
    places["side"] = places["group"].map({side.id: side.label for side in sides})
    passing = places["n_mentions"].gt(0).map({True: "passing", False: "absent"})
    places["standing"] = passing.mask(places["present"], "present")
    balance = one_sided(places, sides)
    places["only"] = places["topic"].map(balance["only"])
    ordered = pd.concat([places[places["topic"] == topic] for topic in balance.index], ignore_index=True)
    columns = ["topic", "label", "group", "side", "paragraph_id", "position", "standing", "n_mentions", "only"]
    return ordered.dropna(subset="side")[columns]


def one_sided(places: pd.DataFrame, sides: list[Side]) -> pd.DataFrame:
    """One row per topic (its index), the most one-sided first: in how many paragraphs of each text it is present.

    Columns: label, only (name of the one side that holds it, or empty), gap (difference between the two shares of
    paragraphs), and per side its id (paragraphs present) and `id passing` (mentions in a text without presence).
    """
    standing = places.assign(present=places["standing"].eq("present"))
    present = standing.pivot_table(index="topic", columns="group", values="present", aggfunc="sum", sort=False)
    mentions = standing.pivot_table(index="topic", columns="group", values="n_mentions", aggfunc="sum", sort=False)
    sizes = {side.id: len(side.paragraph_ids) for side in sides}
    shares = present[list(sizes)] / pd.Series(sizes)
    balance = present.assign(label=places.drop_duplicates("topic").set_index("topic")["label"])
    balance["only"] = [_only(row, sides) for _, row in shares.iterrows()]
    balance["gap"] = shares.max(axis=1) - shares.min(axis=1)
    for side in sides:
        balance[f"{side.id} passing"] = mentions[side.id].where(present[side.id] == 0, 0)
    balance["alone"] = balance["only"] != ""
    return balance.sort_values(["alone", "gap"], ascending=False, kind="stable").drop(columns="alone")


def behind_places(places: pd.DataFrame) -> pd.DataFrame:
    """The paragraph behind each cell of "topic_places" in which the topic is mentioned or present."""
    found = places[places["standing"] != "absent"].sort_values(["paragraph_id", "topic"], kind="stable")
    told = {"present": "present", "passing": "in passing"}
    labels = found["label"] + ", " + found["side"] + ", paragraph " + found["position"].astype(str)
    return pd.DataFrame(
        {
            "label": labels + ": " + found["standing"].map(told),
            "mark": place_marks(found),
            "paragraph_ids": [[paragraph] for paragraph in found["paragraph_id"]],
        }
    )


def place_marks(places: pd.DataFrame) -> pd.Series:
    """The mark of each row of "topic_places"."""
    return places["topic"] + PART + places["paragraph_id"]


def topic_pairs(results: Results, labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per pair of topics, and one per topic with itself: how many paragraphs carry both.

    Columns: first, second (topics), first_label, second_label, n_both, n_first, n_second (paragraphs), n_units (all
    paragraphs), expected (n_both if the two were dealt out independently), mark. Topics that stand in the most
    paragraphs come first; `first` is never the rarer of the two.
    """
    topics = results.topics_by_paragraph
    wide = topics.pivot(index="paragraph_id", columns="topic", values="present").astype(int)
    order = wide.sum().reindex(topics["topic"].unique()).sort_values(ascending=False, kind="stable")
    both = wide.T @ wide
    rows = [
        (first, second, both.at[first, second], order[first], order[second])
        for place, second in enumerate(order.index)
        for first in order.index[: place + 1]
    ]
    pairs = pd.DataFrame(rows, columns=["first", "second", "n_both", "n_first", "n_second"])
    pairs["first_label"], pairs["second_label"] = (pairs[end].map(dict(labels)) for end in ("first", "second"))
    pairs["n_units"] = len(wide)
    pairs["expected"] = pairs["n_first"] * pairs["n_second"] / pairs["n_units"]
    return pairs.assign(mark=pairs["first"] + PART + pairs["second"])


def behind_pairs(pairs: pd.DataFrame, results: Results) -> pd.DataFrame:
    """The paragraphs behind each pair of "topic_pairs" that shares one, the pairs with the most first."""
    held = _present(results)
    met = pairs[pairs["n_both"] > 0].sort_values("n_both", ascending=False, kind="stable")
    rows = [
        (
            f"{_pair_label(row)}: {count(row.n_both, 'paragraph')}",
            row.mark,
            [paragraph for paragraph in held[row.first] if paragraph in set(held[row.second])],
        )
        for row in met.itertuples(index=False)
    ]
    return pd.DataFrame(rows, columns=["label", "mark", "paragraph_ids"])


def topic_terms(results: Results, topic: str, sides: list[Side], voice: str = "all") -> pd.DataFrame:
    """One row per codebook term of a topic that is found, the most frequent first.

    Columns: term (as the codebook writes it), found_as (the words as they stand in the texts, the most frequent
    first), one column per side with its mentions (named by its label), mentions (of all sides), paragraph_ids.
    """
    found = results.topic_mentions[results.topic_mentions["topic"] == topic]
    found = _in_voice(found, voice)
    found = found.assign(side=found["paragraph_id"].map(_side_of(sides))).dropna(subset="side")
    names = [side.label for side in sides]
    counts = found.groupby(["term", "side"]).size().unstack(fill_value=0).reindex(columns=names, fill_value=0)
    terms = counts.assign(
        mentions=counts.sum(axis=1),
        found_as=found.groupby("term")["surface"].agg(_spellings),
        paragraph_ids=found.groupby("term")["paragraph_id"].agg(lambda ids: list(dict.fromkeys(ids))),
    )
    terms = terms.sort_values("mentions", ascending=False, kind="stable").reset_index()
    return terms[["term", "found_as", *names, "mentions", "paragraph_ids"]]


def count(n: int, noun: str) -> str:
    """A count with its noun: "1 paragraph", "no paragraphs", "12 paragraphs"."""
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"


def _only(shares: pd.Series, sides: list[Side]) -> str:
    holders = [side for side in sides if shares[side.id] > 0]
    return holders[0].label if len(holders) == 1 and len(sides) > 1 else ""


def _three(scores: pd.DataFrame, held: list[list[str]]) -> Iterable[tuple[str, str, list[str]]]:
    return zip(scores["label"], scores["side"], held, strict=True)


def _pair_label(row) -> str:
    return row.first_label if row.first == row.second else f"{row.first_label} and {row.second_label}"


def _present(results: Results) -> dict[str, list[str]]:
    """Each topic's paragraphs where it is present, in reading order."""
    present = results.topics_by_paragraph[results.topics_by_paragraph["present"]]
    return {topic: list(rows["paragraph_id"]) for topic, rows in present.groupby("topic")} | {
        topic: [] for topic in set(results.topics_by_paragraph["topic"]) - set(present["topic"])
    }


def _mentioning(results: Results, voice: str) -> dict[str, list[str]]:
    """Each topic's paragraphs that mention it in a voice, in reading order."""
    found = _in_voice(results.topic_mentions, voice)
    return {topic: list(dict.fromkeys(rows["paragraph_id"])) for topic, rows in found.groupby("topic")}


def _in_voice(mentions: pd.DataFrame, voice: str) -> pd.DataFrame:
    mentions = mentions[mentions["voice"] == voice] if voice in VOICES else mentions
    return mentions.assign(paragraph_id=mentions["sentence_id"].str.rsplit("/", n=1).str[0])


def _side_of(sides: list[Side]) -> dict[str, str]:
    return {paragraph: side.label for side in sides for paragraph in side.paragraph_ids}


def _spellings(surfaces: pd.Series) -> str:
    """The spellings of one term, the most frequent first; capitals are no difference."""
    lowered = surfaces.groupby(surfaces.str.casefold(), sort=False)
    ranked = lowered.agg(["size", "first"]).sort_values("size", ascending=False, kind="stable")
    return ", ".join(ranked["first"])
