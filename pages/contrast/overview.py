"""Overview: to come."""

import streamlit as st

st.title("Overview", anchor=False)
