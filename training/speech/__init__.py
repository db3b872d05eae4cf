"""Learns who is said to have said what; see `training/speech/train.py`."""
