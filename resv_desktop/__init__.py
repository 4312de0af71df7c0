"""RESV Desktop: an offline log of bottlenecks and developments for neighbourhood networks."""

__version__ = "0.1.0"

__released__ = "2026-11-22"
"""The day of this version, as an ISO date: written down with the version, so that builds repeat."""
