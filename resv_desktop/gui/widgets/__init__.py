"""Small parts of which the pages are made; each keyboard-operable, named and themed."""
