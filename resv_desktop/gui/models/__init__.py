"""Table models: roles instead of special cases."""
