"""What is left out, as its page shows it, and the chronology that it is held against."""
