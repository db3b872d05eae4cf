"""Measures Dateline on texts with gold; imports dateline, is never imported by it."""
