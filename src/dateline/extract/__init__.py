"""Says which phrase plays which part in which event, and who says so."""
