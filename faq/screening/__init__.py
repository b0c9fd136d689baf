"""Text in, findings out: what a person should look at before a text is kept or shown."""
