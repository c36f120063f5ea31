"""From a file or a pasted text to articles that a person has confirmed: read, repaired, guessed, marked, compared."""
