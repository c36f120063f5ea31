"""Parallax: two tellings of the same events, side by side. Start it with `streamlit run app.py`.

The file is read twice. The server imports it for `app`, which adds plotly.js and the security headers to
Streamlit; each reader's session then runs it as `__main__` and opens the dashboard.
"""

import streamlit as st

if __name__ == "__main__":
    from pages.shared.frame import open_dashboard

    open_dashboard()
else:
    from analysis.logs import keep_texts_out_of_the_log
    from pages.shared import serving

    keep_texts_out_of_the_log()
    serving.declare_navigation()
    app = st.App("app.py", routes=serving.ROUTES, middleware=serving.MIDDLEWARE, lifespan=serving.lifespan)
