"""The questions as their page shows and changes them."""
