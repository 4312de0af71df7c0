"""What the program can do for people; the only layer that window and command line call."""
