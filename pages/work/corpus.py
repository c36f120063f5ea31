"""Corpus: what is in it, what ships of it, and attaching the articles themselves."""

import html

import streamlit as st

from analysis.evidence.edition import columns_of, edition_table
from analysis.exchange.writing import csv_bytes
from pages.shared.attaching import attach_files, attached_controls, say_attached
from pages.shared.edition import edition, record_facts
from pages.shared.intake.held import show_articles
from pages.shared.machine import on_this_machine
from pages.shared.printed import facts, prose, table, write_table_styles
from pages.shared.project import the_project
from pages.shared.projects.said import say_project
from pages.shared.results import attached_articles, results

_STAYS = {
    True: "Your copy stays on this machine, and is gone when you close the page unless you choose to keep it.",
    False: "Your copy is held in the server’s memory for you alone, and only until you close this page.",
}

st.title("Corpus", anchor=False)
write_table_styles()
if project := the_project():
    prose([say_project(project)])
    st.page_link("pages/work/add.py", label="Add articles")
    show_articles()
    st.stop()
prose(["What is in it, and may I read it?"])

documents = results().documents
for document in documents.to_dict("records"):
    with st.container(key=f"card-{document['doc_id']}", gap="small"):
        st.html(f'<h2 class="finding">{html.escape(document["title"])}</h2>')
        facts(record_facts(document) | {"Text": say_attached(document["doc_id"])})
        if document["doc_id"] in attached_articles():
            attached_controls(document["doc_id"])

st.subheader("Attach the articles", anchor="attach")
prose(
    [
        "Both articles are in copyright, so Parallax ships no sentence of theirs: only counts, places, terms of up to "
        "four words, and a gist of each paragraph in its own words. Whoever holds a copy may attach it: the file is "
        "recognised by fingerprints of its paragraphs, whatever its line breaks, quotation marks or surroundings, and "
        f"every page then shows the passages behind its numbers. {_STAYS[on_this_machine()]}"
    ]
)
attach_files()

st.subheader("What ships: the features edition", anchor="edition")
prose(
    [
        "Everything on the pages can be recomputed from these tables, which hold no running text. They are the same "
        "files as corpus/features/ in the repository."
    ]
)
frames = edition()
table(edition_table(frames), "The files of the features edition")
name = st.selectbox("Columns of", list(frames), format_func="{}.csv".format, key="edition-file", width=320)
table(columns_of(name), f"The columns of {name}.csv")
st.download_button(
    f"{name}.csv", lambda: csv_bytes(frames[name]), f"{name}.csv", "text/csv", on_click="ignore", key="edition-csv"
)
