"""What readers read: articles, topics, entries and their revisions."""
