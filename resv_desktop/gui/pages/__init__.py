"""The pages of the window, one per item of the rail."""
