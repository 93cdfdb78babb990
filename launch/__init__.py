"""Sets Hubline up on a machine, starts its four processes and keeps them running.

Only the standard library is imported until `.venv` is there, and any Python from 3.9 may run it.
"""
