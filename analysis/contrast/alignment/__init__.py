"""Proposals of alignments: which sentences of two articles tell the same fact."""
