"""Writes incidents in the formats of the field, one file a format."""
