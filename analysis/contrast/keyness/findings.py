"""What sets two sides apart word by word, as sentences with their doubt. They say text, never nation."""

import pandas as pd

from analysis.contrast.contrasts import Contrast
from analysis.contrast.counts import amount
from analysis.contrast.findings import Finding, stated, upper_first
from analysis.contrast.keyness.chance import DEALS, LEVEL
from analysis.contrast.keyness.keywords import Keywords

_NAMED = 3
_FEWEST_DEALS = round(1 / LEVEL)  # with fewer ways to deal the paragraphs, no word can pass


def say_keywords(found: Keywords, contrast: Contrast) -> Finding:
    """The words that part the sides further than chance does; where none does, the one that comes nearest."""
    doubt = " ".join(part for part in (_say_test(found), say_floor(found, contrast)) if part)
    if found.compared.empty:
        sentence = f"No word stands {found.fewest} times or more here, so none can be compared."
        return Finding(sentence, "", "keyness", "")
    if found.survivors.empty:
        return Finding(_none(found, contrast), doubt, "keyness", "")
    parts = [
        f"{side.phrase} by {_listed(found.survivors[found.survivors['side'] == side.id], at)}"
        for at, side in enumerate(contrast.sides)
        if (found.survivors["side"] == side.id).any()
    ]
    n = len(found.survivors)
    verb = "sets" if n == 1 else "set"
    sentence = f"{upper_first(amount(n, 'word'))} {verb} the two apart further than chance does: {'; '.join(parts)}."
    return Finding(sentence, doubt, "keyness", "")


def say_floor(found: Keywords, contrast: Contrast) -> str:
    """How many words the usual test calls key here, and how many in one text split in half, where all are chance."""
    n, flagged = len(found.compared), found.flagged[0.05]
    parts = [_halves(found.floors.loc[side.id], side.phrase) for side in contrast.sides]
    usual = f"The usual test (log-likelihood, p < .05) calls {flagged} of {amount(n, 'word')} key"
    halves = [part for part in parts if part]
    one = "text" if found.deals is not None else "telling"
    return f"{usual}; but on one {one} split in half by chance it calls, on average, {' and '.join(halves)}." * bool(
        halves
    )


def say_counted(found: Keywords, contrast: Contrast) -> str:
    """What was compared: how many words, names and phrases of how many, and what was left out."""
    n, left = len(found.compared), len(found.frame) - len(found.compared)
    sides = ", ".join(f"{side.label}: {amount(len(side.paragraph_ids), 'paragraph')}" for side in contrast.sides)
    rare = f"; {left:,} that stand less than {found.fewest} times are only listed" if left else ""
    rare = f"; what stands less than {found.fewest} times is left out" if found.deals is None else rare
    return (
        f"{sides}. {amount(n, 'word')}, names and set phrases compared{rare}. Everybody’s words count, quoted ones too."
    )


def say_rows(found: Keywords) -> str:
    """How many words the table lists, how many were compared, and how many passed."""
    n, passed = len(found.compared), len(found.survivors)
    passing = "1 passes" if passed == 1 else f"{passed or 'none'} {'pass' if passed else 'passes'}"
    listed = f"{amount(len(found.frame), 'word')}, names and set phrases"
    return f"{upper_first(listed)}: {n:,} stand often enough to be compared, and {passing}."


def say_shift(shift: pd.DataFrame, contrast: Contrast) -> str:
    """Which words make the difference in tone, as a sentence: the one that adds most and the one that cuts across."""
    if shift.empty:
        return "A side has no scored word, so there is no difference in tone to take apart."
    if not shift["contribution"].abs().max() > 0:
        return "No scored word parts the two in tone."
    difference = shift["contribution"].sum()
    sign = 1 if difference >= 0 else -1
    pulling = shift["contribution"] * sign
    more = contrast.sides[0] if sign > 0 else contrast.sides[1]
    pro, against = shift[pulling > 0], shift[pulling < 0]
    lead = f"{upper_first(more.phrase)} sounds more favourable by {abs(difference):.2f}"
    made = f"what adds most is {_one_word(pro.iloc[0], contrast)}" if len(pro) else "no single word adds to it"
    cut = f"; {_one_word(against.iloc[0], contrast)} cuts the other way" if len(against) else ""
    return f"{lead}: {made}{cut}."


def say_shares(shift: pd.DataFrame, shown: int) -> str:
    """How much of the movement in tone the words shown make, as a sentence."""
    if len(shift) <= shown:
        return f"All {amount(len(shift), 'scored word')} are shown; together they make the difference exactly."
    size = shift["contribution"].abs()
    share = size.head(shown).sum() / size.sum() if size.sum() else 0.0
    return (
        f"The {shown} of {amount(len(shift), 'scored word')} that move it most make {100 * share:.0f} % of all "
        "movement; all together make the difference exactly."
    )


def words_stated(found: Keywords, contrast: Contrast) -> tuple[pd.DataFrame, ...]:
    """What the sentences of a comparison of words state: how many, how many pass, what chance does, and each side."""
    n, listed_words = len(found.compared), len(found.frame)
    counted = stated(
        n_words_compared=n, n_words_listed=listed_words, n_words_left=listed_words - n, n_passes=len(found.survivors),
        n_key=found.flagged[0.05], limit=found.limit, n_tried=_tried(found),
    )  # fmt: skip
    more = found.compared["z"] >= 0
    words = pd.DataFrame({
        "label": found.compared["label"],
        "n": found.compared["n_target"].where(more, found.compared["n_reference"]),
        "n_other": found.compared["n_reference"].where(more, found.compared["n_target"]),
    }).reset_index(drop=True)  # fmt: skip
    more_named = [int((found.survivors["side"] == side.id).sum()) - _NAMED for side in contrast.sides]
    sized = {"side": [side.label for side in contrast.sides]}
    sized["n_paragraphs"] = [len(side.paragraph_ids) for side in contrast.sides]
    halves = found.floors.reindex([side.id for side in contrast.sides])[["flagged_05", "n_units", "promised"]]
    sized |= {"n_more": [n if n > 0 else None for n in more_named]}
    return counted, words, pd.DataFrame(sized), halves.assign(side=sized["side"]).reset_index(drop=True)


def shift_stated(shift: pd.DataFrame, shown: int) -> pd.DataFrame:
    """What the sentences of a word shift state: the difference, and the share of all movement of the words shown."""
    size = shift["contribution"].abs()
    share = size.head(shown).sum() / size.sum() if size.sum() else 0.0
    return stated(difference=shift["contribution"].sum(), share=share, n_shown=shown, n_scored_words=len(shift))


def _none(found: Keywords, contrast: Contrast) -> str:
    row = found.compared.loc[found.compared["z"].abs().idxmax()]
    counts = _counts(row)
    if found.deals is not None and found.deals < _FEWEST_DEALS:
        return f"There are too few paragraphs for any word to pass; “{row['label']}” ({counts}) comes nearest."
    side = next(side for side in contrast.sides if side.id == row["side"])
    return (
        f"No single word sets the two apart further than chance does: “{row['label']}”, which {side.phrase} has more "
        f"often ({counts}), comes nearest."
    )


def _say_test(found: Keywords) -> str:
    if found.limit != found.limit:
        return ""
    passing = f"A word passes where its z exceeds {found.limit:.1f}"
    if found.deals is None:
        return f"{passing}, which no word does in 95 of 100 deals of the paragraphs (computed, not dealt)."
    return f"{passing}, the largest of any word in 95 of 100 random deals of the paragraphs ({_tried(found):,} tried)."


def _tried(found: Keywords) -> int | None:
    return None if found.deals is None else min(DEALS, found.deals)


def _halves(floor: pd.Series, phrase: str) -> str:
    if pd.isna(floor["flagged_05"]):
        return ""
    return f"{floor['flagged_05']:.1f} of {int(floor['n_units'])} in {phrase} (p < .05 allows {floor['promised']:.1f})"


def _listed(rows: pd.DataFrame, at: int) -> str:
    rows = rows.reindex(rows["z"].abs().sort_values(ascending=False, kind="stable").index)
    named = ", ".join(f"“{row['label']}” ({_counts(row, at)})" for _, row in rows.head(_NAMED).iterrows())
    return f"{named} and {len(rows) - _NAMED} more" if len(rows) > _NAMED else named


def _counts(row: pd.Series, first: int | None = None) -> str:
    """The counts of both sides, those of the side that has more (or of side `first`) before the other's."""
    n = [int(row["n_target"]), int(row["n_reference"])]
    turned = row["z"] < 0 if first is None else first == 1
    return " against ".join(str(each) for each in (n[::-1] if turned else n))


def _one_word(row: pd.Series, contrast: Contrast) -> str:
    weight = f"{row['weight']:+.2f}".replace("-", "−") if row["weight"] else "0"
    n = row["n_target"], row["n_reference"]
    alone = contrast.target if n[1] == 0 else contrast.reference if n[0] == 0 else None
    stands = f"only in {alone.phrase}" if alone else f"{n[0]} against {n[1]} times"
    return f"“{row['word']}” ({weight}, {stands})"
