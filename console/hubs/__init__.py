"""The places and lines that help, as staff keep them: hours, languages, counties, position, confirmed by a call."""
