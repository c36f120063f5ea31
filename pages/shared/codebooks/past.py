"""The versions of a codebook: what each save changed, and going back to one."""

import pandas as pd
import streamlit as st

from analysis.errors import InputError
from analysis.projects.codebooks.kinds import Kind
from analysis.projects.codebooks.versions import history_of, restored
from pages.shared.codebooks.held import cost, forget_drafts, now, save
from pages.shared.labels import plain
from pages.shared.printed import table
from pages.shared.project import the_project

_SHOWN = 30


def show_versions(kind: Kind) -> None:
    """The saves of a codebook, the last first, and a choice of versions to restore."""
    try:
        rows = [row for row in history_of(the_project()) if row.codebook == kind.id][::-1]
    except InputError as error:
        st.error(plain(str(error)))
        return
    if not rows:
        st.caption("Nothing was changed yet: every save will be listed here, and can be restored.")
        return
    frame = pd.DataFrame([(row.when[:16].replace("T", " "), row.version, row.said) for row in rows[:_SHOWN]])
    table(frame.set_axis(["When (UTC)", "Version", "What changed"], axis=1), f"The versions of {kind.title}")
    held = dict.fromkeys([*(row.version for row in rows[1:]), rows[-1].previous])
    choices = [version for version in held if version != rows[0].version]
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="codebook-restore"):
        version = st.selectbox("Go back to version", choices, key=f"codebook-version-{kind.id}", width=220)
        st.button("Restore it", on_click=_restore, args=(kind, version), key="codebook-restored", disabled=not choices)


def _restore(kind: Kind, version: str) -> None:
    """Callback: an earlier version is saved as a new one."""
    if save(lambda project: restored(project, kind, version, now()), cost()):
        forget_drafts(kind)
