"""What is fast and what is accurate: each module prints its figures for a data folder it is given."""
