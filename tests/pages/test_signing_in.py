"""Signing in: off by default; where it is set up nobody sees a page without it, and a mistake closes the dashboard."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import signing_in
from pages.shared.signing_in import ALLOWED, ENTRIES, what_is_wrong, why_refused
from tests.conftest import ROOT

WHOLE = {
    "redirect_uri": "https://parallax.example.org/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "parallax",
    "client_secret": "hush-hush",
    "server_metadata_url": "https://provider.example.org/.well-known/openid-configuration",
}
ANN = {"is_logged_in": True, "email": "Ann@Example.org", "email_verified": True, "name": "Ann Reed"}


def opened(settings: dict | None = None, user: dict | None = None, page: str = "") -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    if page:
        app.switch_page(page)
    if settings is not None:
        app.secrets["auth"] = settings
    app.user = user or {"is_logged_in": False}
    return app.run()


@pytest.fixture
def libraries(monkeypatch):
    monkeypatch.setattr(signing_in, "_lacking_libraries", list)


def shown(app: AppTest) -> str:
    return " ".join(block.value for block in (*app.title, *app.markdown))


def test_without_a_section_of_the_secrets_everybody_reads():
    app = opened()
    assert not app.exception
    assert [button for button in app.button if button.key in ("sign-in", "sign-out")] == []
    assert "Sign in" not in shown(app)


@pytest.mark.parametrize("page", ["", "pages/work/projects.py", "pages/reading/room.py"])
def test_who_is_not_signed_in_sees_a_button_and_nothing_else(libraries, page):
    app = opened(WHOLE, page=page)
    assert not app.exception
    assert [title.value for title in app.title] == ["Parallax"]
    assert [button.label for button in app.button] == ["Sign in"]
    assert [kind for kind in ("html", "plotly_chart") if app.get(kind)] == []
    assert not app.sidebar.children


def test_the_button_asks_streamlit_to_sign_in(libraries, monkeypatch):
    asked = []
    monkeypatch.setattr("streamlit.login", lambda: asked.append("sign in"))
    opened(WHOLE).button(key="sign-in").click().run()
    assert asked == ["sign in"]


def test_who_is_signed_in_reads_and_can_sign_out(libraries):
    app = opened(WHOLE, ANN)
    assert not app.exception
    assert "Signed in as Ann@Example" in app.sidebar.caption[0].value.replace("\\", "")
    assert app.get("plotly_chart")
    assert "sign-out" in [button.key for button in app.sidebar.button]


def test_who_is_not_on_the_list_reads_nothing(libraries, monkeypatch):
    monkeypatch.setenv(ALLOWED, "example.com, bo@example.org")
    app = opened(WHOLE, ANN)
    assert "not on the list" in shown(app).replace("\\", "")
    assert [button.label for button in app.button] == ["Sign out"]
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_missing_entry_is_named_and_closes_the_dashboard(libraries, entry):
    app = opened({name: value for name, value in WHOLE.items() if name != entry}, ANN)
    assert not app.exception
    said = shown(app).replace("\\", "")
    assert f"lacks {entry}." in said
    assert not app.get("plotly_chart")
    assert "hush" not in said


def test_a_list_of_readers_without_a_provider_closes_the_dashboard(monkeypatch):
    monkeypatch.setenv(ALLOWED, "example.org")
    app = opened()
    assert "no section [auth]" in shown(app).replace("\\", "")
    assert not app.get("plotly_chart")


def test_secrets_that_cannot_be_read_close_the_dashboard(tmp_path, monkeypatch):
    broken = tmp_path / "broken.toml"
    broken.write_text("[auth\nclient_secret = hush", encoding="utf-8")
    monkeypatch.setattr(signing_in.st.secrets, "load_if_toml_exists", lambda: False)
    monkeypatch.setattr(signing_in.st, "get_option", lambda name: [str(broken)])
    settings, trouble = signing_in._settings()
    assert settings == {}
    assert trouble.startswith("broken.toml: cannot be read as TOML.")


def test_what_is_wrong_is_said_one_thing_at_a_time():
    assert what_is_wrong({}, [], []) == ""
    assert what_is_wrong(WHOLE, [], []) == ""
    assert "lacks client_id, client_secret." in what_is_wrong(WHOLE | {"client_id": "", "client_secret": " "}, [], [])
    assert "/oauth2callback" in what_is_wrong(WHOLE | {"redirect_uri": "https://parallax.example.org"}, [], [])
    assert "cookie_secret is short" in what_is_wrong(WHOLE | {"cookie_secret": "short"}, [], [])
    assert "Not installed: Authlib." in what_is_wrong(WHOLE, [], ["Authlib"])


@pytest.mark.parametrize(
    ("claims", "listed", "refused_for"),
    [
        (ANN, (), ""),
        (ANN, ("example.org",), ""),
        (ANN, ("ann@example.org",), ""),
        (ANN | {"email_verified": "true"}, ("example.org",), ""),
        (ANN, ("ple.org",), "not on the list"),
        (ANN | {"email": "ann@sub.example.org"}, ("example.org",), "not on the list"),
        (ANN | {"email": "ann@example.org@evil.com"}, ("example.org",), "not on the list"),
        (ANN | {"email_verified": False}, ("example.org",), "verified"),
        ({"is_logged_in": True, "email": "ann@example.org"}, ("example.org",), "verified"),
        ({"is_logged_in": True, "name": "example.org"}, ("example.org",), "does not say your e-mail address"),
    ],
)
def test_the_list_is_of_verified_addresses_and_whole_domains(claims, listed, refused_for):
    refusal = why_refused(claims, listed)
    assert (refused_for in refusal) if refused_for else refusal == ""


def test_the_list_is_read_from_the_environment_however_it_is_written(monkeypatch):
    monkeypatch.setenv(ALLOWED, " Example.org,@example.com  Ann@Example.net,")
    assert signing_in.allowed() == ("example.org", "example.com", "ann@example.net")
