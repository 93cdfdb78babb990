"""What happened, in figures, for staff."""
