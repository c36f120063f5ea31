"""A house style as files: to take away, and kept in a folder until it is changed."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import tomlkit

from analysis.briefing.house.house import House
from analysis.briefing.house.reading import COLOURS, IN_ORDER, read_house
from analysis.errors import InputError
from analysis.projects.whole import bring_back, replace_folder

CORPUS = Path(__file__).parents[3] / "corpus"
FILE, LOGO, TEMPLATE = "house.toml", "logo.png", "template.pptx"


def house_files(house: House) -> Mapping[str, bytes]:
    """The house style as files by their names: house.toml, and the logo and the template where it has some."""
    parts = {LOGO: house.logo, TEMPLATE: house.template}
    return {FILE: _toml(house).encode()} | {name: content for name, content in parts.items() if content}


def keep_house(house: House, folder: Path) -> None:
    """Keep a house style in a folder, in the place of what stood there: whole or not at all.

    Raises
    ------
    InputError
        Nothing can be written there.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = folder.with_name(f"{folder.name}-{uuid4().hex}")
        replace_folder(folder, _before(folder), new, house_files(house))
        shutil.rmtree(_before(folder), ignore_errors=True)
    except OSError as error:
        raise InputError(
            f"{folder}: the house style could not be kept ({error.strerror}). Is the disk full?"
        ) from error


def kept_house(folder: Path) -> House:
    """The house style that is kept in a folder; the default where none is.

    Raises
    ------
    CodebookError, InputError
        A file of it was changed to what cannot be used.
    """
    try:
        bring_back(folder, _before(folder))
        if not (folder / FILE).is_file():
            return House()
        beside = {name: (folder / name).read_bytes() for name in (LOGO, TEMPLATE) if (folder / name).is_file()}
        content = (folder / FILE).read_bytes()
    except OSError as error:
        raise InputError(f"{folder}: the house style cannot be read ({error.strerror}).") from error
    return read_house(content, str(folder / FILE), beside)


def forget_house(folder: Path) -> None:
    """Delete the house style that is kept in a folder, if there is one.

    Raises
    ------
    InputError
        It cannot be deleted.
    """
    try:
        for each in (folder, _before(folder)):
            if each.is_dir():
                shutil.rmtree(each)
    except OSError as error:
        raise InputError(f"{folder}: could not be deleted ({error.strerror}). Delete the folder.") from error


def _before(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-before")


def _toml(house: House) -> str:
    """The default file, with its comments, and the values of this house in it."""
    file = tomlkit.parse((CORPUS / FILE).read_text(encoding="utf-8"))
    file["name"], file["footer"] = house.name, house.footer
    for colour in COLOURS:
        file["colours"][colour] = getattr(house, colour)
    file["fonts"]["heading"], file["fonts"]["body"] = house.heading_font, house.body_font
    for entry, name in (("logo", LOGO), ("template", TEMPLATE)):
        if getattr(house, entry):
            file["files"][entry] = name
    in_order = _in_order(house.series)
    if in_order:
        file["series"][IN_ORDER] = in_order
    placed = [str(place) for place in range(1, len(in_order) + 1)]
    for name in [each for each in house.series if each not in placed]:
        file["series"][name] = house.series[name]
    return tomlkit.dumps(file)


def _in_order(series: Mapping[str, str]) -> list[str]:
    """The colours of the places 1, 2 … without a gap."""
    places = [str(place) for place in range(1, len(series) + 1)]
    missing = next((n for n, place in enumerate(places) if place not in series), len(places))
    return [series[place] for place in places[:missing]]
