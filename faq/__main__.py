"""Lets `python -m faq` do what the installed `faq` command does."""

from faq.cli import main

if __name__ == "__main__":
    main()
