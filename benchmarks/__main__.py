"""Every benchmark's committed figures as the list that the README holds: `python -m benchmarks`."""

from pathlib import Path

from analysis.evidence.agreement import Benchmark, read_benchmarks


def results_list() -> str:
    """One item per benchmark, in Markdown: what was measured, on what, its figures, the command and the day."""
    measured = [benchmark for benchmark in read_benchmarks(Path(__file__).parent) if benchmark.figures]
    return "\n".join(map(_item, measured))


def _item(benchmark: Benchmark) -> str:
    figures = "; ".join(f"{label.replace('_', ' ')}: {value}" for label, value in benchmark.figures)
    made = f"`{benchmark.command} --save`, {benchmark.date}"
    return f"- **{benchmark.title}**, on {benchmark.material}. {figures} ({made})"


if __name__ == "__main__":
    print(results_list())
