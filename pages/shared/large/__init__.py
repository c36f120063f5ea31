"""What pages show of a scored folder too large to hold."""
