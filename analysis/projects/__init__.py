"""Projects: a reader's own articles, perspectives, events and codebooks, kept as folders that other tools open."""
