"""Repairing what copying did to a text: broken encodings, ligatures, invisible signs, words parted at line ends."""

import re
from collections.abc import Callable

import ftfy

# What UTF-8 looks like when it was read as Windows-1252 or -1251: nothing else is given to the repair, which is then
# kept only where it makes the signs fewer.
_BROKEN = re.compile("[ÂÃÐÑâРС][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸЃѓ„‹ЌЋЏђ‘њќўЎЈ°±Ііґё№є»ј]|ï¿½|ðŸ")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u180e]")  # the joiners 200C and 200D spell some scripts
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
_PARTED = re.compile(r"([^\W\d_]+)[-\u2010]\n[ \t]*([^\W\d_]+)")
_KEEPS_HYPHEN = set("anti ex half ill inter mid multi non off on out post pre pro self semi so sub well vice".split())


def repaired(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it was before it was copied, and one note for each kind of repair with how many."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    notes = []
    for repair, said in _REPAIRS.items():
        text, n = repair(text)
        if n:
            notes.append(f"Repaired: {said} ({n:,}).")
    return text, tuple(notes)


def _decode_again(text: str) -> tuple[str, int]:
    """Lines whose UTF-8 had been read as another encoding."""
    if not _BROKEN.search(text):
        return text, 0
    lines = text.split("\n")
    mended = [_decoded(line) if _BROKEN.search(line) else line for line in lines]
    return "\n".join(mended), sum(old != new for old, new in zip(lines, mended, strict=True))


def _decoded(line: str) -> str:
    mended = ftfy.fix_encoding(line)
    return mended if len(_BROKEN.findall(mended)) < len(_BROKEN.findall(line)) else line


def _replacing(pattern: re.Pattern, by: str | Callable[[re.Match], str]) -> Callable[[str], tuple[str, int]]:
    return lambda text: pattern.subn(by, text)


def _join_words(text: str) -> tuple[str, int]:
    """Words parted at a line end; a hyphen stays where the text has it elsewhere, or the first part asks for it."""
    whole = set(text.split())
    n = 0

    def joined(match: re.Match) -> str:
        nonlocal n
        before, after = match.groups()
        if not after[0].islower():
            return match.group()
        n += 1
        hyphened = f"{before}-{after}"
        return hyphened if hyphened in whole or before.lower() in _KEEPS_HYPHEN else before + after

    return _PARTED.sub(joined, text), n


_REPAIRS = {
    _decode_again: "lines in a broken encoding (“â€œ” for “)",
    _replacing(re.compile("\u00ad\n?"), ""): "soft hyphens taken out",
    _replacing(_INVISIBLE, ""): "invisible signs taken out",
    _replacing(_LIGATURE, lambda match: _LIGATURES[match.group()]): "ligatures written as letters",
    _join_words: "words joined that a line end had parted",
}
