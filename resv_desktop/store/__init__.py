"""The log on disk: SQLite, versions as the truth, everything else derived from them."""
