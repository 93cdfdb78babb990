"""The FAQ and the places as files: out for keeping and editing, in again after a look at what would change."""
