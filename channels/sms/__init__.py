"""SMS by Twilio: what comes in by signed webhook, what goes out by the REST API, what became of it."""
