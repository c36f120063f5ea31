"""The pages: one question each, in folders that are the sections of the menu."""
