"""Topics: to come."""

import streamlit as st

st.title("Topics", anchor=False)
