"""What the container files promise: pinned, not root, nothing to write on, limits, no secret and no article inside."""

import json
import re
from fnmatch import fnmatch

import pytest
import yaml
from streamlit.config import get_config_options

from tests.conftest import ROOT

USER = "10001:10001"


def instructions() -> list[tuple[str, str]]:
    """The instructions of the Dockerfile in their order, each on one line."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    told = "\n".join(line for line in lines if line.strip() and not line.lstrip().startswith("#"))
    return [tuple(line.split(maxsplit=1)) for line in re.sub(r"\\\n\s*", " ", told).splitlines()]


def values(name: str) -> list[str]:
    return [value for found, value in instructions() if found == name]


@pytest.fixture(scope="module")
def environment() -> dict[str, str]:
    """What the image that is served sets."""
    return dict(pair.split("=", 1) for pair in values("ENV")[-1].split())


@pytest.fixture(scope="module")
def service() -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["parallax"]


class _Composed(yaml.SafeLoader):
    """YAML with Compose's tag for a value that is not to be merged; it reads as None."""


_Composed.add_constructor("!reset", lambda loader, node: None)


@pytest.fixture(scope="module")
def beside() -> dict:
    """The services of compose.two.yaml: two servers and the proxy before them."""
    return yaml.load((ROOT / "compose.two.yaml").read_text(encoding="utf-8"), _Composed)["services"]


def test_the_base_is_pinned_to_a_patch_release_of_the_python_that_is_asked_for():
    (base,) = values("ARG")
    assert re.fullmatch(r"BASE=python:3\.11\.\d+-slim-[a-z]+(@sha256:[0-9a-f]{64})?", base)
    assert {value.split()[0] for value in values("FROM")} == {"${BASE}"}


def test_the_server_is_not_root_and_owns_no_file_of_its_program():
    assert values("USER") == [USER]
    after = instructions()[instructions().index(("USER", USER)) :]
    assert {name for name, _ in after} <= {"USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "CMD"}
    assert not [value for value in values("COPY") + values("ADD") if "--chown" in value]


def test_of_the_requirements_only_what_tests_need_is_left_out():
    left_out = re.search(r"grep -vE '([^']+)'", " ".join(values("RUN")))[1]
    required = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = [line.split("==")[0] for line in required if re.search(left_out, line)]
    assert found == ["pytest", "pytest-xdist", "hypothesis"]


def test_what_is_written_goes_to_the_volume_or_to_the_temporary_folder(environment, service):
    assert all(environment[name].startswith("/tmp") for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"))
    assert all(environment[name].startswith("/data/") for name in ("PARALLAX_PROJECTS", "PARALLAX_ATTACHED"))
    assert values("VOLUME") == ['["/data"]']
    assert [volume.partition(":")[2] for volume in service["volumes"]] == ["/data"]
    assert [folder.partition(":")[0] for folder in service["tmpfs"]] == ["/tmp"]
    assert service["read_only"] is True


def test_streamlit_knows_every_setting_of_the_image_and_of_the_service(environment, service):
    """A name that it does not know would be passed over in silence."""
    known = {option.env_var for option in get_config_options().values()}
    asked = {name for name in [*environment, *service["environment"]] if name.startswith("STREAMLIT_")}
    assert asked <= known


def test_the_server_listens_to_others_so_that_every_session_has_a_folder_of_its_own(environment):
    assert environment["STREAMLIT_SERVER_ADDRESS"] == "0.0.0.0"


def taken() -> set[str]:
    """What .dockerignore lets into the image: it leaves all out, and names what comes in."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "*"
    return {line[1:] for line in lines if line.startswith("!")}


def test_the_image_takes_every_file_that_the_program_reads():
    modules = [path for room in ("analysis", "pages") for path in (ROOT / room).rglob("*.py")]
    read = re.findall(r'parents\[\d\] / "([^"]+)"', "\n".join(path.read_text(encoding="utf-8") for path in modules))
    assert {"corpus", "pyproject.toml"} <= set(read)
    assert set(read) - {"attached", "projects"} <= taken(), "these two the environment puts elsewhere"
    assert taken() >= {"app.py", "analysis", "pages", "static", "requirements.txt", ".streamlit/config.toml", "LICENSE"}


def test_the_image_takes_no_secret_and_no_article():
    kept_out = ["attached", "projects", "out", ".git", "tests", ".streamlit/secrets.toml", "secrets.toml", ".env"]
    assert not [name for name in kept_out if any(fnmatch(name, pattern) for pattern in taken())]


def hold_to_the_least(service: dict) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["ports"] == ["127.0.0.1:8501:8501"]
    assert not {"privileged", "cap_add", "devices", "network_mode", "pid", "ipc"} & set(service)
    assert {"mem_limit", "cpus", "pids_limit", "ulimits", "restart", "logging", "healthcheck"} <= set(service)
    assert service["memswap_limit"] == service["mem_limit"]


def test_the_service_may_do_no_more_than_it_must(service):
    assert service["user"] == USER
    assert service["init"] is True
    hold_to_the_least(service)


def test_of_two_servers_each_is_the_one_of_compose_yaml_and_only_the_door_is_open(beside, service):
    own = {"extends": {"file": "compose.yaml", "service": "parallax"}, "ports": None, "cpus": service["cpus"] / 2}
    assert beside["one"] == beside["two"] == own
    assert beside["door"]["user"] == "99:99"
    assert re.fullmatch(r"haproxy:3\.\d+(\.\d+)?-alpine(@sha256:[0-9a-f]{64})?", beside["door"]["image"])
    hold_to_the_least(beside["door"])


def test_the_door_reads_the_file_that_is_tested_and_its_variables(beside):
    (mounted,) = beside["door"]["volumes"]
    assert mounted.endswith(":ro")
    told = (ROOT / mounted.partition(":")[0]).read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{(\w+)-", told)) == set(beside["door"]["environment"])
    assert not re.search(r"^\s*log\b", told, re.MULTILINE), "addresses with their filters are logged nowhere"


def test_both_files_ask_the_same_for_health(service):
    asked = values("HEALTHCHECK")[0].partition("CMD ")[2]
    assert json.loads(asked) == service["healthcheck"]["test"][1:]
    assert "/_stcore/health" in asked
