"""Our parts of the NLU pipeline in `config.yml`."""
