"""What the machine proposes as one fact, and a reader has not yet decided."""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from analysis.contrast.phrases import listed
from analysis.facts.decisions import pair_id
from analysis.facts.editing import terms_of
from analysis.facts.ledger import Fact

_REASONS = {
    "shared_names": "both name {}",
    "shared_dates": "both speak of {}",
    "shared_numbers": "both count {}",
    "shared_terms": "both have the words {}",
}


def open_proposals(alignments: pd.DataFrame, facts: Iterable[Fact], rejected: Collection[str]) -> pd.DataFrame:
    """The "alignments" rows that no fact holds together yet and that were not rejected, best score first.

    Of equal scores in reading order.
    """
    holders: dict[str, set[str]] = {}
    for fact in facts:
        for telling in fact.tellings:
            for sentence_id in telling.sentence_ids:
                holders.setdefault(sentence_id, set()).add(fact.id)
    pairs = list(zip(alignments["sentence_id"], alignments["other_id"], strict=True))
    is_open = [
        not holders.get(one, set()) & holders.get(other, set()) and pair_id(one, other) not in rejected
        for one, other in pairs
    ]
    kept = alignments[pd.Series(is_open, index=alignments.index, dtype=bool)]  # of none too: a list of none is no mask
    return kept.sort_values("score", ascending=False, kind="stable").reset_index(drop=True)


def say_reasons(pair: Mapping) -> str:
    """Why a pair ("alignments" row) is proposed, as a sentence."""
    said = [words.format(listed(terms[:6])) for column, words in _REASONS.items() if (terms := terms_of(pair, column))]
    alike = f"their words are {round(100 * pair['similarity'])} % alike"
    sentence = "; ".join([*said, alike])
    return f"{sentence[:1].upper()}{sentence[1:]}."
