"""The perspectives of a project as their part of the page shows and changes them."""

import html

import streamlit as st

from analysis.charts.theme import theme_named
from analysis.projects.codebooks.amounts import amount
from analysis.projects.codebooks.tellers import moved, n_articles, with_perspective, without_perspective
from analysis.projects.project import Project
from analysis.scope import COLOURS, Perspective, Scope
from pages.shared.codebooks.held import begin_anew, form_round, save
from pages.shared.labels import plain

_ABOUT = (
    "Whose tellings are compared: outlets, countries, authors. Renaming one renames it in the records of its articles; "
    "no article is scored anew."
)
_FREE = "the first that is free"


def show_perspectives(project: Project | None, perspectives: tuple[Perspective, ...]) -> None:
    """The perspectives in their order, each with its colour; of a project, each with its form."""
    st.html(f'<h2 class="finding">{html.escape(amount(len(perspectives), "perspective").capitalize())}</h2>')
    st.html(f'<p class="counts">{html.escape(_ABOUT)}</p>')
    scope = Scope(perspectives)
    for place, each in enumerate(perspectives):
        with st.container(key=f"card-perspective-{place}", gap="small"):
            _head(scope.of(each.name), n_articles(project, each.name) if project else None)
            if project:
                _controls(project, each, place)
    if project:
        with st.expander("Add a perspective", key=f"perspective-new-{form_round()}"):
            _form(project, None, Perspective(""))


def _head(each: Perspective, n: int | None) -> None:
    count = "" if n is None else f"{amount(n, 'article')} · "
    st.html(
        f'<h3 class="finding">{_swatch(each.colour)}{html.escape(each.label)}</h3>'
        f'<p class="counts">{count}{html.escape(each.colour)} on charts · “{html.escape(each.phrase)}” in sentences · '
        f"named {html.escape(each.name)} in the records</p>"
    )


def _swatch(colour: str) -> str:
    hues = theme_named("dark" if st.context.theme.type == "dark" else "light").hues
    return f'<span class="swatch" style="background:{hues[colour]}"></span>'


def _controls(project: Project, each: Perspective, place: int) -> None:
    last = place == len(project.perspectives) - 1
    with st.container(horizontal=True, gap="small", key=f"perspective-actions-{place}"):
        st.button("Earlier", on_click=_move, args=(each.name, -1), key=f"perspective-up-{place}", disabled=place == 0)
        st.button("Later", on_click=_move, args=(each.name, 1), key=f"perspective-down-{place}", disabled=last)
        with st.popover("Delete", key=f"perspective-delete-{place}"):
            st.text(f"“{each.name}” goes from the project; its articles must have another first.")
            key = f"perspective-deleted-{place}"
            st.button("Delete it", on_click=_delete, args=(each.name,), key=key, type="primary")
    with st.expander(f"Edit {plain(each.name)}", key=f"perspective-edit-{place}-{form_round()}"):
        _form(project, each.name, each)


def _form(project: Project, name: str | None, each: Perspective) -> None:
    key = f"perspective-{name or ''}-{form_round()}"
    with st.form(key, border=False):
        st.text_input("Name, as the records of the articles have it", each.name, key=f"{key}-name", max_chars=80)
        st.text_input("Label on charts (empty: the name)", each.label, key=f"{key}-label", max_chars=80)
        st.text_input(
            "In a sentence (empty: “the … telling”)", each.phrase, key=f"{key}-phrase", max_chars=80,
            placeholder="the Lisbon paper’s text",
        )  # fmt: skip
        colours = ["", *COLOURS]
        st.selectbox("Colour", colours, colours.index(each.colour), lambda colour: colour or _FREE, key=f"{key}-colour")
        st.html(f'<p class="counts">{" &ensp; ".join(f"{_swatch(name)}{name}" for name in COLOURS)}</p>')
        st.form_submit_button("Save" if name else "Add", on_click=_save, args=(name, key), type="primary")


def _save(name: str | None, key: str) -> None:
    """Callback: save the form; what was written stays where it is refused."""
    new = Perspective(*(st.session_state[f"{key}-{field}"] for field in ("name", "label", "phrase", "colour")))
    if save(lambda project: with_perspective(project, name, new)):
        begin_anew()


def _move(name: str, step: int) -> None:
    save(lambda project: moved(project, name, step))


def _delete(name: str) -> None:
    save(lambda project: without_perspective(project, name))
