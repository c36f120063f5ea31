"""The versions of what made a figure: of Parallax, of Python, and of the libraries that numbers hang on."""

import platform
import tomllib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_LIBRARIES = (
    "streamlit", "pandas", "numpy", "plotly", "textblob", "nltk", "vaderSentiment", "nupunkt", "onnxruntime",
    "tokenizers",
)  # fmt: skip


@cache
def versions() -> dict[str, str]:
    """Each by its name, Parallax first."""
    own = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    libraries = {name: version(name) for name in _LIBRARIES}
    return {"parallax": own, "python": platform.python_version(), **libraries}
