"""Who may see the dashboard: everybody, or who signs in, where Streamlit's secrets have a section `[auth]`.

Signing in is Streamlit's own, with an OpenID Connect provider. What cannot be read or is not whole closes the
dashboard to everybody and says what to mend: a mistake must not open it.
"""

import os
from collections.abc import Collection, Mapping
from importlib.util import find_spec
from pathlib import Path

import streamlit as st

from pages.shared.labels import plain

ALLOWED = "PARALLAX_ALLOWED"  # domains and addresses, apart by commas or blanks; none: whoever signs in
ENTRIES = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SECTION = "auth"
_CALLBACK = "/oauth2callback"
_SHORTEST_SECRET = 32  # signs
_LIBRARIES = {"Authlib": ("authlib",), "httpx": ("httpx", "httpx2")}  # and the modules that would do


def may_enter() -> bool:
    """Whether this reader may see pages; where not, the page says why and offers what there is to do."""
    settings, trouble = _settings()
    trouble = trouble or what_is_wrong(settings, allowed(), _lacking_libraries())
    if trouble:
        _draw("Parallax is closed", f"Signing in is not set up right. {trouble}")
    elif not settings:
        return True
    elif not st.user.is_logged_in:
        _draw("Parallax", "Here Parallax is open to those who sign in.")
        st.button("Sign in", type="primary", on_click=st.login, key="sign-in")
    elif refusal := why_refused(st.user.to_dict(), allowed()):
        _draw("You are signed in, and may not read here", refusal)
        st.button("Sign out", on_click=st.logout, key="sign-out")
    else:
        return True
    return False


def draw_sign_out() -> None:
    """In the sidebar, who is signed in and the way out; nothing where nobody has to sign in."""
    settings, _ = _settings()
    if settings:
        with st.sidebar.container(key="signed-in"):
            st.caption(plain(f"Signed in as {_name(st.user.to_dict())}."))
            st.button("Sign out", on_click=st.logout, key="sign-out")


def allowed() -> tuple[str, ...]:
    """The domains and addresses that $PARALLAX_ALLOWED lists, in small letters."""
    return tuple(each.lstrip("@") for each in os.environ.get(ALLOWED, "").lower().replace(",", " ").split())


def what_is_wrong(settings: Mapping, listed: Collection[str], lacking: Collection[str]) -> str:
    """What to mend before anybody can sign in, as sentences; empty where nothing is.

    `settings`: the section of the secrets, empty where there is none; `listed`: who may enter; `lacking`: libraries
    that are not installed.
    """
    if not settings:
        return f"{ALLOWED} says who may read, and the secrets have no section [{_SECTION}]. Add it." if listed else ""
    missing = [entry for entry in ENTRIES if not str(settings.get(entry, "")).strip()]
    if missing:
        return f"The section [{_SECTION}] of the secrets lacks {', '.join(missing)}. Add what is missing."
    if not str(settings["redirect_uri"]).endswith(_CALLBACK):
        return f"The entry redirect_uri must be the address of Parallax with {_CALLBACK} at its end."
    if len(str(settings["cookie_secret"])) < _SHORTEST_SECRET:
        return f"The entry cookie_secret is short. Make one of {_SHORTEST_SECRET} or more random signs."
    if lacking:
        return f"Not installed: {' and '.join(lacking)}. Install streamlit[auth], and start Parallax again."
    return ""


def why_refused(claims: Mapping, listed: Collection[str]) -> str:
    """Why somebody who is signed in may not enter, as sentences; empty where they may.

    `claims`: what the provider says of them. An address counts where the provider says that it has verified it; whose
    list names a domain lets in its addresses and not those of domains below it.
    """
    if not listed:
        return ""
    address = str(claims.get("email") or "").strip().lower()
    if not address:
        return "Your provider does not say your e-mail address, which decides here who may read."
    if str(claims.get("email_verified")).lower() != "true":
        return f"Your provider does not say that it has verified {address}. Verify it there, and sign in again."
    if address in listed or address.rpartition("@")[2] in listed:
        return ""
    return f"{address} is not on the list of those who may. Ask whoever runs this server."


def _settings() -> tuple[Mapping, str]:
    """The section of the secrets, empty where there is none; and why the secrets cannot be read."""
    if st.secrets.load_if_toml_exists():
        settings = st.secrets.get(_SECTION, {})
        if isinstance(settings, Mapping) and (settings or _SECTION not in st.secrets):
            return settings, ""
        return {}, f"The secrets have an empty [{_SECTION}], which must hold {', '.join(ENTRIES)}."
    if unread := [path for path in st.get_option("secrets.files") if Path(path).exists()]:
        return {}, f"{Path(unread[0]).name}: cannot be read as TOML. Mend it, and start Parallax again."
    return {}, ""


def _lacking_libraries() -> list[str]:
    return [name for name, modules in _LIBRARIES.items() if not any(map(find_spec, modules))]


def _name(claims: Mapping) -> str:
    return str(claims.get("email") or claims.get("name") or "a reader without a name")


def _draw(heading: str, said: str) -> None:
    st.title(heading, anchor=False)
    st.write(plain(said))
