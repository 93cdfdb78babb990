"""Question sets asked of the whole running system, and the figures of any evaluation as text (see also
`knowledge.quality`, which asks a release alone)."""
