"""Pages that anyone may read: no script, no cookie, no third party, nothing kept of a visit."""
