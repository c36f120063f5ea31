"""Scored folders too large for memory: counted by DuckDB over Parquet, in the frames that small ones have."""
