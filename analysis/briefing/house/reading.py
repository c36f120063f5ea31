"""A house style read from the file that somebody edited, and checked: what is wrong with it is told with its entry."""

from collections.abc import Mapping

from analysis.briefing.citing.fields import line_of
from analysis.briefing.house.colours import MARKS, WORDS, contrast, is_colour, readable
from analysis.briefing.house.house import House
from analysis.briefing.house.parts import logo_of, template_of
from analysis.errors import CodebookError, InputError
from analysis.text.wordlists import toml_of

LARGEST_FILE = 64 * 2**10  # bytes of a house.toml
LONGEST_NAME, LONGEST_FOOTER, LONGEST_FONT = 80, 160, 60  # characters
MOST_SERIES = 50
IN_ORDER = "in_order"
_TEXTS = {"name": LONGEST_NAME, "footer": LONGEST_FOOTER}
COLOURS = ("accent", "ink", "muted")
_FONTS = {"heading": "heading_font", "body": "body_font"}
_FILES = {"logo": logo_of, "template": template_of}
_TABLES = {"colours": COLOURS, "fonts": tuple(_FONTS), "files": tuple(_FILES), "series": ()}


def read_house(content: bytes, name: str, beside: Mapping[str, bytes]) -> House:
    """The house style that a file holds; what it leaves out is as in corpus/house.toml.

    beside: the files given together with it, by their names: the logo and the template that it names.

    Raises
    ------
    CodebookError
        Names the file, the entry, what was found and what to do.
    InputError
        The file is too large or no text, or a file that it names, or that stands beside it, cannot be used.
    """
    entries = toml_of(_text(content, name), name)
    _check_known(entries, name)
    unnamed = set(beside) - {str(each) for each in entries.get("files", {}).values()}
    if unnamed:
        told = f"no entry of {name} names it. Write it under [files], as logo or as template."
        raise InputError(f"{min(unnamed)}: {told}")
    return checked_house(entries, name, beside)


def checked_house(entries: Mapping, name: str, beside: Mapping[str, bytes]) -> House:
    """The house style of entries as house.toml has them; `name` stands for their file in messages.

    Raises
    ------
    CodebookError, InputError
        As `read_house`.
    """
    colours, fonts, files = (entries.get(table, {}) for table in ("colours", "fonts", "files"))
    return House(
        **{entry: _line(entries[entry], name, entry, _TEXTS[entry]) for entry in _TEXTS if entry in entries},
        **{entry: _colour(found, name, f"[colours] {entry}", WORDS) for entry, found in colours.items()},
        **{_FONTS[entry]: _font(found, name, f"[fonts] {entry}") for entry, found in fonts.items()},
        **{entry: _FILES[entry](_given(found, name, entry, beside), found) for entry, found in files.items()},
        series=_series(entries.get("series", {}), name),
    )


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST_FILE:
        raise InputError(f"{name}: {len(content) // 1024:,} kB is more than a house style takes (64 kB at most).")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: is not UTF-8. Save it as UTF-8 text.") from error


def _check_known(entries: Mapping, name: str) -> None:
    for entry, found in entries.items():
        if entry in _TABLES:
            if not isinstance(found, dict):
                raise CodebookError(f"{name}: entry {entry} is {found!r}. Write its entries under [{entry}].")
            known = _TABLES[entry] or tuple(found)
            for each in (entry for entry in found if entry not in known):
                raise CodebookError(f"{name}: [{entry}] has an unknown entry {each!r}. It may have {_listed(known)}.")
        elif entry not in _TEXTS:
            told = _listed((*_TEXTS, *(f"[{table}]" for table in _TABLES)))
            raise CodebookError(f"{name}: has an unknown entry {entry!r}. It may have {told}.")


def _line(found: object, name: str, entry: str, longest: int) -> str:
    if not isinstance(found, str):
        raise CodebookError(f"{name}: entry {entry} should be a text in quotation marks but is {found!r}.")
    line = line_of(found)
    if len(line) > longest:
        raise CodebookError(f"{name}: entry {entry} has {len(line)} characters. Keep to {longest}, so that it fits.")
    return line


def _colour(found: object, name: str, entry: str, least: float) -> str:
    """A colour that stands out from white paper by so much to 1."""
    if not is_colour(found):
        raise CodebookError(f"{name}: {entry} is {found!r}. Write a colour as #RRGGBB, such as #1D4F7C.")
    if contrast(found) < least:
        ratio = f"{contrast(found):.1f} to 1, less than the {least:g} to 1"
        told = f"stands out from white paper by {ratio} that can be seen well. Take a darker one, such as"
        raise CodebookError(f"{name}: {entry} is {found}, which {told} {readable(found, least)}.")
    return found.upper()


def _font(found: object, name: str, entry: str) -> str:
    font = _line(found, name, entry, LONGEST_FONT)
    if not font or not all(sign.isalnum() or sign in " -" for sign in font):
        raise CodebookError(f"{name}: {entry} is {found!r}. Write one font’s name: letters, digits, spaces, hyphens.")
    return font


def _given(found: object, name: str, entry: str, beside: Mapping[str, bytes]) -> bytes:
    if not isinstance(found, str) or found not in beside:
        told = f"which was not given. Drop it together with {name}, or take the entry out."
        raise InputError(f"{name}: [files] {entry} names {found!r}, {told}")
    return beside[found]


def _series(found: Mapping, name: str) -> dict[str, str]:
    in_order = found.get(IN_ORDER, [])
    if not isinstance(in_order, list):
        raise CodebookError(f"{name}: [series] {IN_ORDER} is {in_order!r}. Write a list of colours in brackets.")
    named = {str(place): colour for place, colour in enumerate(in_order, 1)}
    named |= {line_of(each): colour for each, colour in found.items() if each != IN_ORDER}
    if len(named) > MOST_SERIES:
        raise CodebookError(f"{name}: [series] has {len(named)} colours. Keep to {MOST_SERIES}.")
    colours = {each: _colour(colour, name, f"[series] {each}", MARKS) for each, colour in named.items()}
    twice = next((each for each in in_order if [other.upper() for other in in_order].count(each.upper()) > 1), None)
    if twice:
        raise CodebookError(
            f"{name}: [series] {IN_ORDER} has {twice} twice. Give each perspective a colour of its own."
        )
    return colours


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
