"""What one text leaves out: where each topic stands in each text, and which topics one text alone holds."""

from collections.abc import Mapping

import pandas as pd

from analysis.contrast.groups import Side
from analysis.results import Results

PRESENT, PASSING, ABSENT = "present", "passing", "absent"


def topic_places(results: Results, sides: list[Side], labels: Mapping[str, str]) -> pd.DataFrame:
    """One row per topic and paragraph: where each text turns to a topic; one-sided topics first, then in reading order.

    Columns: topic, label, group (the side's id), side (its name), paragraph_id, position, standing (present;
    passing: mentioned, but no more than in passing; absent), n_mentions, only (the name of the side that alone
    holds the topic, or empty), mark.
    """
    owners = {paragraph: side for side in sides for paragraph in side.paragraph_ids}
    topics = results.topics_by_paragraph
    places = topics[topics["paragraph_id"].isin(owners)].merge(
        results.paragraphs[["paragraph_id", "position"]], on="paragraph_id", validate="many_to_one"
    )
    places["label"] = places["topic"].map(dict(labels))
    places["group"] = [owners[paragraph].id for paragraph in places["paragraph_id"]]
    places["side"] = [owners[paragraph].label for paragraph in places["paragraph_id"]]
    mentioned = places["n_mentions"].gt(0).map({True: PASSING, False: ABSENT})
    places["standing"] = mentioned.mask(places["present"], PRESENT)
    balance = balance_of(places, sides)
    places["only"] = places["topic"].map(balance["only"])
    places["mark"] = places["topic"] + "|" + places["paragraph_id"]
    columns = ["topic", "label", "group", "side", "paragraph_id", "position", "standing", "n_mentions", "only", "mark"]
    ranks = {topic: rank for rank, topic in enumerate(balance.index)}
    return places.sort_values("topic", key=lambda each: each.map(ranks), kind="stable", ignore_index=True)[columns]


def balance_of(places: pd.DataFrame, sides: list[Side]) -> pd.DataFrame:
    """One row per topic (its index) of "topic_places", the most one-sided first.

    Columns: label, only (name of the one side that holds it, or empty), gap (difference between the largest and the
    smallest share of a text's paragraphs; of one text, its share), and for each side: its id (paragraphs where the
    topic is present) and `id passing` (mentions in a text that holds it nowhere).
    """
    topics = places.drop_duplicates("topic").set_index("topic")
    by_side = places.assign(held=places["standing"].eq(PRESENT)).groupby(["topic", "group"], sort=False)
    sums = by_side[["held", "n_mentions"]].sum().unstack("group")  # noqa: PD010 - one sum a place
    columns = pd.MultiIndex.from_product([["held", "n_mentions"], [side.id for side in sides]])
    sums = sums.reindex(index=topics.index, columns=columns)
    balance, shares = {"label": topics["label"]}, {}
    for side in sides:
        held, mentions = sums["held", side.id], sums["n_mentions", side.id]
        balance |= {side.id: held, f"{side.id} passing": mentions.where(held == 0, 0)}
        shares[side.id] = held / len(side.paragraph_ids)
    shares = pd.DataFrame(shares)
    frame = pd.DataFrame(balance).assign(
        only=[_only(row, sides) for row in shares.to_dict("records")],
        gap=shares.max(axis=1) - (shares.min(axis=1) if len(sides) > 1 else 0),
    )
    ranked = frame.assign(alone=frame["only"] != "").sort_values(["alone", "gap"], ascending=False, kind="stable")
    return ranked.drop(columns="alone")


def _only(shares: Mapping[str, float], sides: list[Side]) -> str:
    holders = [side for side in sides if shares[side.id] > 0]
    return holders[0].label if len(holders) == 1 < len(sides) else ""
