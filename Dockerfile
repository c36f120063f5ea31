# Parallax in a container; docs/serving.md says how to run it and what was tested.
#
# The base is pinned by its tag. To pin its very bytes, write the digest behind the tag: `docker buildx imagetools
# inspect python:3.11.13-slim-bookworm` prints it, and `python:3.11.13-slim-bookworm@sha256:…` holds to it.
ARG BASE=python:3.11.13-slim-bookworm

FROM ${BASE} AS libraries
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
COPY requirements.txt /build/
# What only tests need stays out; Authlib and httpx are what signing in needs. `pip` goes: nothing is installed later.
RUN python -m venv /opt/parallax \
    && grep -vE '^(pytest|hypothesis)' /build/requirements.txt > /build/served.txt \
    && /opt/parallax/bin/pip install -r /build/served.txt Authlib==1.9.9 httpx==0.28.1 \
    && /opt/parallax/bin/pip check \
    && /opt/parallax/bin/python -m compileall -q -j 0 /opt/parallax/lib \
    && /opt/parallax/bin/pip uninstall -y pip setuptools

FROM ${BASE}
RUN groupadd --gid 10001 parallax \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin parallax \
    && install -d -o 10001 -g 10001 -m 0700 /data /data/attached /data/projects \
    && python -m pip uninstall -y pip setuptools wheel
COPY --from=libraries /opt/parallax /opt/parallax
# Owned by root: the server can read its program and not change it.
COPY . /app
RUN /opt/parallax/bin/python -m compileall -q /app/app.py /app/analysis /app/pages

# Listening to more than this machine is what makes Parallax keep every reader's articles in a folder of that session.
# PARALLAX_AHEAD: the server draws likely views before readers come. STREAMLIT_SECRETS_FILES says where secrets may be
# mounted; there are none in the image.
# hadolint ignore=DL3064
ENV PATH=/opt/parallax/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    TMPDIR=/tmp \
    XDG_CACHE_HOME=/tmp/cache \
    PARALLAX_ATTACHED=/data/attached \
    PARALLAX_PROJECTS=/data/projects \
    PARALLAX_AHEAD=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none \
    STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION=true \
    STREAMLIT_SERVER_MAX_UPLOAD_SIZE=5 \
    STREAMLIT_BROWSER_GATHER_USAGE_STATS=false \
    STREAMLIT_CLIENT_SHOW_ERROR_DETAILS=none \
    STREAMLIT_LOGGER_ENABLE_RICH=false \
    STREAMLIT_SECRETS_FILES=/run/secrets/parallax.toml

WORKDIR /app
USER 10001:10001
VOLUME ["/data"]
EXPOSE 8501
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "app.py"]
