"""Anchorage / Guilin: to come."""

import streamlit as st

st.title("Anchorage / Guilin", anchor=False)
