"""Facts: what the articles tell of the same events, kept by hand, and what a reader decides about it."""
