"""RESV Desktop: an offline log of bottlenecks and developments for neighbourhood networks."""

__version__ = "0.1.0"
