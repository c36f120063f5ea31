"""Writing a benchmark's figures to `benchmarks/results/NAME.json`, which the Method page and the README show."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "results"


def save_result(
    name: str, title: str, command: str, material: str, figures: Mapping[str, object], folder: Path = FOLDER
) -> Path:
    """Write one result, dated today; the file written."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.json"
    result = {"name": name, "title": title, "date": datetime.now(UTC).date().isoformat(), "command": command}
    path.write_text(json.dumps(result | {"material": material, "figures": figures}, indent=2) + "\n", encoding="utf-8")
    return path
