"""Corpus: to come."""

import streamlit as st

st.title("Corpus", anchor=False)
