"""Builds packages of the program; see README.md in this folder."""
