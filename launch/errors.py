"""The launcher's one error.

Stop    what was asked cannot be done here; its text is one clear sentence or two for the person at the
        terminal, saying what to do. Not retried, shown without a traceback, exit status 1.
"""


class Stop(Exception):
    """The reason why we stop, as it is shown."""
