"""How a command fails: one clear line, exit status 2, no trace."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask_babel import force_locale
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, ProgrammingError

from faq.errors import FaqError, Refused
from faq.web.messages import MESSAGES


class Stop(click.ClickException):
    """Ends the command with this message on standard error."""

    exit_code = 2


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what may go wrong in a command into `Stop`; use it as a decorator, too."""
    try:
        yield
    except Refused as error:
        raise Stop(in_words(error)) from error
    except FaqError as error:
        raise Stop(str(error)) from error
    except IntegrityError as error:
        raise Stop("Somebody else changed the same thing just now. Please try again.") from error
    except DBAPIError as error:
        raise Stop(database_trouble(error)) from error


def in_words(error: Refused) -> str:
    """Return what a rule refuses, in English, as "field: sentence"."""
    with force_locale("en"):
        told = [
            f"{field}: {MESSAGES.get(key, key)}" if field else str(MESSAGES.get(key, key))
            for field, key in error.problems.items()
        ]
    return " ".join(told)


def database_trouble(error: DBAPIError) -> str:
    """Return one line about a database that cannot be used, without any value of a statement."""
    first = type(error.orig).__name__
    # These speak of connections and tables; what others say may quote what somebody wrote.
    if isinstance(error, OperationalError | ProgrammingError):
        first = str(error.orig).strip().partition("\n")[0]
    advice = "Is it running, and is it up to date (flask --app faq db upgrade)?"
    return f"The database cannot be used: {first}. {advice}"
