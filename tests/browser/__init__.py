"""The site in a real Chromium; `python -m tests.browser.screenshots` makes the pictures."""
