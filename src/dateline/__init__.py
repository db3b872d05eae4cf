"""Dateline reads many reports of one happening and says what happened, word for word."""

__version__ = "0.1.0"
