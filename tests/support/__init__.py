"""What tests share: databases, builders, a client that checks pages, and nasty input."""
