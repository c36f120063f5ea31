"""Codebooks as a reader edits them: their entries as forms, what an edit would find, files of them, and versions."""
