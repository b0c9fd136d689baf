"""The site in a real headless Chromium. `python -m tests.browser.screenshots` makes the pictures."""
