"""Carnet: an offline, encrypted notebook for social workers and the people they accompany."""

__version__ = "0.2.0"
