"""The window; the only layer with Qt."""
