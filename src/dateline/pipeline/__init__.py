"""The only place where the stages meet: their order, their settings, read and settle."""
