"""Evidence in a scored folder: paragraphs on demand, those that pass the filters and any that an address names."""

import streamlit as st

from pages.shared.filters import narrow
from pages.shared.large.passages import read_passages
from pages.shared.results import results

st.title("Evidence", anchor=False)
st.html("<p>The words behind every number, paragraph by paragraph.</p>")
filters, shown = narrow(results())
read_passages(results(), shown)
