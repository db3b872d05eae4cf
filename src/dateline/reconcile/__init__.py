"""Turns claims, links and judgements into incidents under a named policy."""
