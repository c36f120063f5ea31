"""Codebooks: the words that are looked for, and what a change of them would find before it is saved."""

import streamlit as st

from analysis.errors import CodebookError
from analysis.projects.codebooks.kinds import KINDS
from pages.shared.codebooks.built_in import READ_ONLY, found_in_edition, read_entry
from pages.shared.codebooks.files import MEND, offer_files, take_file
from pages.shared.codebooks.form import edit_entry
from pages.shared.codebooks.held import found, opened, say_what_came_of_it
from pages.shared.codebooks.listed import TELLERS, choose_book, show_entries
from pages.shared.codebooks.past import show_versions
from pages.shared.codebooks.seen import write_codebook_styles
from pages.shared.codebooks.tellers import show_perspectives
from pages.shared.labels import plain
from pages.shared.printed import prose, write_table_styles
from pages.shared.project import the_project
from pages.shared.results import results

st.title("Codebooks", anchor=False)
write_table_styles()
write_codebook_styles()
prose(["Which words are looked for, and what they count for. Words are data: change them, and see what they find."])
project = the_project()
if project is None:
    st.info(READ_ONLY)
say_what_came_of_it()
book = choose_book()

if book == TELLERS:
    show_perspectives(project, project.perspectives if project else results().scope.perspectives)
    st.stop()
kind = KINDS[book]
try:
    words = opened(kind)
except CodebookError as error:
    st.error(plain(f"{error} {MEND}"))
else:
    counts = found(kind) if project else found_in_edition(kind)
    entry = show_entries(words, counts, can_add=project is not None)
    if entry and project:
        edit_entry(kind, entry)
    elif entry:
        read_entry(kind, entry)
st.subheader("Files", anchor="files")
offer_files(kind)
if project:
    take_file(kind)
    st.subheader("Versions", anchor="versions")
    show_versions(kind)
