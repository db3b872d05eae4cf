"""Clues to the day of publication in a report's own words, one kind a module."""
