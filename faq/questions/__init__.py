"""The heart: what askers send and what becomes of it."""
