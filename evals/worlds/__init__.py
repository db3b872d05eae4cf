"""Worlds of invented incidents with the reports that tell of them, and which belong together."""
