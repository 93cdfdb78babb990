"""Benchmarks, each one command: `make bench` lists and runs them."""
