"""Keeps facts, which are only ever added, and conclusions, which can be rebuilt."""
