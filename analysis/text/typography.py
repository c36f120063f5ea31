"""Typography: one spelling for quotation marks, spaces, dashes and invisible signs.

The same article copied from two places differs in these and in nothing that a reader would call
its text. Normalising first means that offsets, fingerprints and quotation rules see one form.
"""

import re
import unicodedata

_DOUBLE = re.compile(r"[“”„‟«»″〝〞＂]|``|''|‘‘|’’")
_SINGLE = re.compile(r"[‘’‚‛‹›′`´ʼ＇]")
# Zero-width signs, soft hyphens, byte-order marks, bidirectional controls and other control characters:
# they are invisible, break words apart, and can make a line read otherwise than it is stored.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_OPENS_AFTER = set(" \n([{-–—/“‘\"'")
_DECADE = re.compile(r"\d\ds\b")
_SPACE_BEFORE_STOP = re.compile(r" +([,;:!?)\]]|\.(?!\d))")


def normalise(text: str) -> str:
    """The text on one line, with curly quotation marks by position, single spaces and visible signs only."""
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", text)
    text = _SINGLE.sub("'", _DOUBLE.sub('"', text)).replace("…", "...").replace("--", "—")
    text = _SPACE_BEFORE_STOP.sub(r"\1", " ".join(text.split()))
    return _curl(text)


def _curl(text: str) -> str:
    """Turn straight quotation marks into opening and closing ones, by what stands before them."""
    if "'" not in text and '"' not in text:
        return text
    signs = list(text)
    for place, sign in enumerate(signs):
        if sign not in "\"'":
            continue
        before = signs[place - 1] if place else " "
        after = text[place + 1] if place + 1 < len(text) else " "
        opens = before in _OPENS_AFTER and not after.isspace()
        if sign == '"':
            signs[place] = "“" if opens else "”"
        else:
            signs[place] = "‘" if opens and _closes_later(text, place) else "’"
    return "".join(signs)


def _closes_later(text: str, place: int) -> bool:
    """True where a single mark has a partner: an apostrophe that opens a word (’em) or a decade (’90s) has none."""
    if _DECADE.match(text, place + 1):
        return False
    return re.search(r"'(?![^\W_])", text[place + 1 : place + 600]) is not None
