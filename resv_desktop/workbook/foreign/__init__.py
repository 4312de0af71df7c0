"""Workbooks in another format than ours: guarded, taken apart, and made ready for one reader."""
