"""Measures Dateline on texts with gold; imports dateline, is never imported by it."""

from dateline.pipeline.workers import one_thread_each

one_thread_each()
