"""`/staff/desk/`: the answers are written, reviewed and published here."""
