"""The house style as it is held: beside the projects, on a reader's own machine until it is changed, on a server with
the session; what cannot be used leaves the one that is set.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

import streamlit as st

from analysis.briefing.house.house import House
from analysis.briefing.house.kept import forget_house, keep_house, kept_house
from analysis.briefing.house.parts import logo_of, template_of
from analysis.briefing.house.reading import checked_house, read_house
from analysis.errors import InputError, ParallaxError
from pages.shared.project import home

_SAID = "house-said"
_STAYS = "The house style stays as it was."
_CHECKS = {"logo": logo_of, "template": template_of}


def the_house() -> tuple[House, str]:
    """The house style that packs take; and what is wrong where the default stands in for one that was spoilt."""
    folder = _folder()
    try:
        return _read(str(folder), _stamp(folder)), ""
    except ParallaxError as error:
        return House(), f"{error} Packs take the default until it is mended, or changed here."


def take_files(given: Mapping[str, bytes]) -> bool:
    """Use the files, by their names: a house.toml with what it names, else a logo or a template more."""
    return _change(lambda held: _house_of(given, held), f"Packs now take {' and '.join(given)}.")


def take_entries(entries: Mapping) -> bool:
    """Use the simple entries, as house.toml has them; logo, template and colours of perspectives stay."""

    def with_entries(held: House) -> House:
        chosen = checked_house(entries, "House style", {})
        return replace(chosen, logo=held.logo, template=held.template, series=held.series)

    return _change(with_entries, "The house style was changed.")


def take_out(part: str) -> bool:
    """The house style without its logo or template."""
    return _change(lambda held: replace(held, **{part: b""}), f"The {part} was removed.")


def reset_house() -> bool:
    """The default again."""
    try:
        forget_house(_folder())
    except InputError as error:
        return _say(False, str(error))
    return _say(True, "Packs take the default style.")


def said_of_house() -> tuple[bool, str] | None:
    """What came of the last change, and whether it was good; said once."""
    return st.session_state.pop(_SAID, None)


def _folder() -> Path:
    return home() / ".house"


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: str, stamp: tuple) -> House:
    return kept_house(Path(folder))


def _stamp(folder: Path) -> tuple:
    """What tells the kept files from what they were before, without reading them."""
    try:
        return tuple(sorted((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()))
    except OSError:  # there is none, or another window is changing it just now
        return ()


def _change(changed: Callable[[House], House], said: str) -> bool:
    try:
        keep_house(changed(the_house()[0]), _folder())
    except ParallaxError as error:
        return _say(False, f"{error} {_STAYS}")
    return _say(True, said)


def _say(good: bool, said: str) -> bool:
    st.session_state[_SAID] = (good, said)
    return good


def _house_of(given: Mapping[str, bytes], held: House) -> House:
    """The house style of some files.

    Raises
    ------
    InputError
        There is more than one of a kind, or one cannot be used.
    """
    kinds = {name: _kind(name) for name in given}
    for kind in ("toml", *_CHECKS):
        several = [name for name in given if kinds[name] == kind]
        if len(several) > 1:
            raise InputError(f"{' and '.join(several)}: a house style has one {kind} file. Give one of them.")
    named = next((name for name in given if kinds[name] == "toml"), "")
    if named:
        return read_house(given[named], named, {name: each for name, each in given.items() if name != named})
    return replace(held, **{kinds[name]: _CHECKS[kinds[name]](content, name) for name, content in given.items()})


def _kind(name: str) -> str:
    return {".toml": "toml", ".pptx": "template"}.get(PurePath(name).suffix.lower(), "logo")
