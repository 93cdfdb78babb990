"""Answers that colleagues judge, right or wrong."""
