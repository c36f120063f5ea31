"""Russian / American: to come."""

import streamlit as st

st.title("Russian / American", anchor=False)
