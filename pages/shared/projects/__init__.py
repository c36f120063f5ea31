"""A reader's projects as the Projects page lists, opens, keeps and deletes them."""
