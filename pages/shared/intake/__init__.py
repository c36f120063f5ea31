"""Parts of the Add articles page, and of editing those that a project has."""
