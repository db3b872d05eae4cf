"""Turns files, folders, archives and feeds into reports: one file a kind of source."""
