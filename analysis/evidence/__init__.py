"""From a number back to the words that made it."""
