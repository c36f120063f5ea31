"""Every benchmark's committed figures as the table that the README holds: `python -m benchmarks`."""

from pathlib import Path

from analysis.evidence.agreement import Benchmark, read_benchmarks


def results_table() -> str:
    """One row per benchmark, in Markdown: what was measured, on what, its figures, the command, the day."""
    measured = [benchmark for benchmark in read_benchmarks(Path(__file__).parent) if benchmark.figures]
    head = ["| measured | on | figures | command | day |", "|---|---|---|---|---|"]
    return "\n".join([*head, *map(_row, measured)])


def _row(benchmark: Benchmark) -> str:
    figures = "<br>".join(f"{label}: {value}" for label, value in benchmark.figures)
    return f"| {benchmark.title} | {benchmark.material} | {figures} | `{benchmark.command}` | {benchmark.date} |"


if __name__ == "__main__":
    print(results_table())
