"""Batch scoring: corpora that do not fit in memory, read as a stream, scored by all cores, kept in parts."""
