"""Finds phrases in a report and says where: zones, sentences, syntax, names, speech."""
