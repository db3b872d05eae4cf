"""Hostile and broken inputs, made by the thousand."""
