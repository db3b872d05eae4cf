"""Says which reports copy each other and which event mentions are one, with reasons."""
