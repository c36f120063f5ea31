"""House style on the Briefing page: dropped as files or chosen in a form, seen, taken away, and the default again."""

import html
import zipfile
from io import BytesIO
from pathlib import PurePath

import streamlit as st

from analysis.briefing.house.house import House
from analysis.briefing.house.kept import house_files
from analysis.briefing.house.parts import LARGEST_TEMPLATE
from analysis.briefing.house.reading import LONGEST_FONT, LONGEST_FOOTER, LONGEST_NAME
from pages.shared.briefing.house_held import (
    reset_house,
    said_of_house,
    take_entries,
    take_files,
    take_out,
    the_house,
)
from pages.shared.labels import plain

_FORM, _DROP = "house-form-turn", "house-drop-turn"
_TYPES = ["toml", "png", "jpg", "jpeg", "pptx"]
_COLOURS = {"accent": "Headings and rules", "ink": "Text", "muted": "Small print"}
_FONTS = {"heading": "Font of headings", "body": "Font of text"}
_STYLE = """<style>
.house { display: flex; flex-wrap: wrap; gap: .3rem 1.25rem; font-size: .875rem; line-height: 1.6; margin: 0; }
.house i { display: inline-block; width: .85em; height: .85em; margin-right: .35em; border: 1px solid var(--rule);
  border-radius: 2px; vertical-align: -.08em; }
</style>"""


def draw_house_style(key: str) -> House:
    """The house style that packs take, and what changes it."""
    house, trouble = the_house()
    if trouble:
        st.error(plain(trouble))
    with st.expander("House style", key=key):
        _show(house)
        _say_what_came_of_it()
        _offer_drop(key)
        _offer_form(house, key)
        _offer_files(house, key)
    return house


def _show(house: House) -> None:
    """What is set: name, colours, fonts, template, footer and logo."""
    series = {f"Perspective {name}" if name.isdecimal() else name: code for name, code in house.series.items()}
    colours = {label: getattr(house, each) for each, label in _COLOURS.items()} | series
    said = [
        html.escape(house.name),
        *(_swatch(name, code) for name, code in colours.items()),
        f"Fonts: {html.escape(house.heading_font)}, {html.escape(house.body_font)}",
        f"Template of {len(house.template) / 1024:,.0f} kB" if house.template else "No template",
        "" if house.logo else "No logo",
        f"Footer: {html.escape(house.footer)}" if house.footer else "",
    ]
    st.html(f'{_STYLE}<p class="house">{"".join(f"<span>{each}</span>" for each in said if each)}</p>')
    if house.logo:
        st.image(house.logo, width=160)


def _swatch(name: str, code: str) -> str:
    return f'<i style="background:{code}"></i>{html.escape(name)} {code}'


def _say_what_came_of_it() -> None:
    if outcome := said_of_house():
        good, said = outcome
        (st.success if good else st.error)(plain(said))


def _offer_drop(key: str) -> None:
    """The place to drop a house style as files."""
    field = f"{key}-files-{_turn(_DROP)}"
    st.file_uploader(
        "Drop house.toml, with the logo and the template that it names",
        _TYPES,
        accept_multiple_files=True,
        max_upload_size=LARGEST_TEMPLATE // 2**20,
        key=field,
        on_change=_take_files,
        args=(field,),
        help="A logo (PNG or JPEG, 2 MB) or a template (.pptx, 20 MB) alone takes the place of the one that is set.",
    )


def _offer_form(house: House, key: str) -> None:
    """The simple entries as a form."""
    turn = _turn(_FORM)
    with st.form(f"{key}-form-{turn}", border=False):
        st.text_input("Name", house.name, max_chars=LONGEST_NAME, key=f"house-name-{turn}")
        st.text_input("Footer", house.footer, max_chars=LONGEST_FOOTER, key=f"house-footer-{turn}")
        with st.container(horizontal=True, gap="medium", key=f"{key}-colours"):
            for each, label in _COLOURS.items():
                st.color_picker(label, getattr(house, each), key=f"house-{each}-{turn}")
        with st.container(horizontal=True, gap="small", key=f"{key}-fonts"):
            for each, label in _FONTS.items():
                held = getattr(house, f"{each}_font")
                st.text_input(label, held, max_chars=LONGEST_FONT, key=f"house-font-{each}-{turn}")
        st.form_submit_button("Use this style", on_click=_take_entries, args=(turn,))


def _offer_files(house: House, key: str) -> None:
    """The house style as files, parts of it taken out, and the default again."""
    with st.container(horizontal=True, gap="small", key=f"{key}-away"):
        st.download_button(
            "Save as .zip", lambda: _zipped(house), "house-style.zip", "application/zip", on_click="ignore",
            key=f"{key}-zip", help="house.toml with its logo and template, to edit or to hand on",
        )  # fmt: skip
        for part in ("logo", "template"):
            if getattr(house, part):
                st.button(f"Remove the {part}", on_click=take_out, args=(part,), key=f"{key}-no-{part}")
        if house != House():
            st.button("The default again", on_click=_reset, key=f"{key}-default")


def _take_files(field: str) -> None:
    """Callback: use the files where they can be used; the drop zone is then empty for the next."""
    given = {PurePath(file.name).name: file.getvalue() for file in st.session_state.get(field) or []}
    if given and take_files(given):
        _next_turn(_FORM)
    _next_turn(_DROP)


def _take_entries(turn: int) -> None:
    """Callback: use what the form says; where it cannot be used, the form keeps it."""
    state = st.session_state
    entries = {
        "name": state[f"house-name-{turn}"],
        "footer": state[f"house-footer-{turn}"],
        "colours": {each: state[f"house-{each}-{turn}"] for each in _COLOURS},
        "fonts": {each: state[f"house-font-{each}-{turn}"].strip() for each in _FONTS},
    }
    if take_entries(entries):
        _next_turn(_FORM)


def _reset() -> None:
    """Callback: the default again, also in the form."""
    if reset_house():
        _next_turn(_FORM)


def _turn(of: str) -> int:
    """How often the form or the drop zone began anew: fields of a new turn show what is held."""
    return st.session_state.setdefault(of, 0)


def _next_turn(of: str) -> None:
    st.session_state[of] = _turn(of) + 1


def _zipped(house: House) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in house_files(house).items():
            archive.writestr(name, content)
    return out.getvalue()
