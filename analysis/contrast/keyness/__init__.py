"""Keyness: which words, names and set phrases set two sides apart, and which of them chance would set apart too."""
