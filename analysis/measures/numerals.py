"""Numbers in words: `twenty-five`, `three hundred thousand`, `two dozen`, `twentieth`."""

from collections.abc import Sequence

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: number for number, word in enumerate(_UNITS, 1)} | {
    word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)
}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_GROUPS = {"dozen": 12, "hundred": 100}
_ODD_ORDINALS = {"third": "three", "fifth": "five", "eighth": "eight", "ninth": "nine", "twelfth": "twelve"}


def value_of_numeral(words: Sequence[str]) -> int | None:
    """The number that these words (in lower case) make together; None where they make none.

    An ordinal may close it. *First* and *second* are none: what comes first stands in every text.
    """
    cardinal = [*words[:-1], _cardinal(words[-1])]
    whole, part = 0, 0
    for place, word in enumerate(cardinal):
        if word == "and" and 0 < place < len(cardinal) - 1 and cardinal[place - 1] in ("hundred", "thousand"):
            continue
        if word in _SMALL and _follows(part, _SMALL[word]):
            part += _SMALL[word]
        elif word in _GROUPS and 0 < part < 100:
            part *= _GROUPS[word]
        elif word in LARGE and 0 < part < 1000 and (whole == 0 or whole % (LARGE[word] * 1000) == 0):
            whole, part = whole + part * LARGE[word], 0
        elif word in _GROUPS and place == 0:
            part = _GROUPS[word]  # a hundred, a dozen
        else:
            return None
    return whole + part


def _cardinal(word: str) -> str:
    """`twentieth` as `twenty`, `fourth` as `four`; any other word as it is."""
    if word in _ODD_ORDINALS:
        return _ODD_ORDINALS[word]
    stem = word.removesuffix("th") if word.endswith("th") else ""
    stem = f"{stem[:-2]}y" if stem.endswith("ie") else stem
    return stem if stem in _SMALL or stem in _GROUPS or stem in LARGE else word


def _follows(part: int, small: int) -> bool:
    """Whether a small number may stand behind what was read: `five` behind `twenty`, neither behind `seven`."""
    return part % 100 == 0 or (small < 10 and part % 100 >= 20 and part % 10 == 0)
