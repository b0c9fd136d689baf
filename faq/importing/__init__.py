"""Articles from files: a reader per format, one validated record, and its way into the database."""
