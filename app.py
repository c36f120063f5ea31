"""Parallax: two tellings of the same events, side by side. Start it with `streamlit run app.py`.

The file is read twice. The server imports it for `app`, which adds plotly.js and the security headers to
Streamlit; each reader's session then runs it as `__main__` and opens the dashboard.
"""

import streamlit as st

from pages.shared import frame, serving

if __name__ == "__main__":
    frame.open_dashboard()
else:
    app = st.App("app.py", routes=serving.ROUTES, middleware=serving.MIDDLEWARE)
