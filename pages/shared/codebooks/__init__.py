"""The codebooks of a project as their page shows and changes them."""
