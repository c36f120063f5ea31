"""Tone: to come."""

import streamlit as st

st.title("Tone", anchor=False)
