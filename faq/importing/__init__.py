"""Articles from files: one reader per format, one validated record, nothing stored here."""
