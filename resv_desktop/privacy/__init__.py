"""Finds personal data in text; knows neither Excel nor the store."""
