"""The frames and their columns as a table for readers: `python -m analysis.columns` prints it."""

from analysis.schemas import SCHEMAS, Column, Schema


def columns_table() -> str:
    """Every frame with the grain of its rows, and every column with its kind and meaning, in Markdown."""
    return "\n\n".join(_frame_table(name, schema) for name, schema in SCHEMAS.items())


def _frame_table(name: str, schema: Schema) -> str:
    key = ", ".join(f"`{column}`" for column in schema.key) or "none: rows may repeat"
    rows = [f"| `{column}` | {_kind(law)} | {law.meaning} |" for column, law in schema.columns.items()]
    head = [
        f"### {name}",
        "",
        f"One row per {schema.row}. Key: {key}.",
        "",
        "| column | holds | meaning |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _kind(law: Column) -> str:
    kind = {"text": "text", "count": "whole number", "number": "number", "flag": "True or False"}[law.kind]
    return f"{kind}, may be empty" if law.nullable else kind


if __name__ == "__main__":
    print(columns_table())
