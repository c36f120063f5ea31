"""Results as Markdown: a section for each benchmark, its figures as a list and its nested ones as tables."""

import pandas as pd

from analysis.evidence.agreement import Benchmark


def section(benchmark: Benchmark, note: str = "", tables: bool = True) -> str:
    """What was measured, on what, when and how; its figures; and, with `tables`, the nested ones."""
    material = f"On {benchmark.material}. " if benchmark.material else ""
    parts = [f"## {benchmark.title}", f"{material}`{benchmark.command}`, {benchmark.date}.", note]
    parts.append("\n".join(f"- {label}: {value}" for label, value in benchmark.figures))
    if tables:
        parts += [f"### {title[:1].upper()}{title[1:]}\n\n{table(frame)}" for title, frame in benchmark.parts]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(frame: pd.DataFrame) -> str:
    """A frame as a table: the first column to the left, of several others, which are numbers, each to the right."""
    head = list(map(_cell, frame.columns))
    rule = ["---", *["---:" if len(head) > 2 else "---"] * (len(head) - 1)]
    rows = [list(map(_cell, row)) for row in frame.itertuples(index=False, name=None)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
