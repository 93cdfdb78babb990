"""What became of the messages we sent."""
