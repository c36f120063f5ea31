"""Evidence: to come."""

import streamlit as st

st.title("Evidence", anchor=False)
