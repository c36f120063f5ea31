"""The ledger as the pages of facts show and change it."""
