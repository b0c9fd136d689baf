"""Every setting: its default, its unit and why it is what it is.

Set `FAQ_<NAME>` in the environment to override one (`FAQ_SITE_NAME="Lip answers"`). The type of
the default is the type of the setting. `faq/settings.py` checks all of them at start.
"""

# --- Where and as what the site runs -----------------------------------------------------------

# "development" or "production". Production refuses a missing secret, debug, a public address
# without https, and mail that is not sent.
ENVIRONMENT = "development"

# Flask's debugger. It runs code from the browser, so production refuses it.
DEBUG = False

# host:port that `serve` listens on. Loopback, because a proxy that speaks TLS belongs before it.
BIND = "127.0.0.1:8000"

# Folder for the SQLite file and the generated secret. Empty: `instance/` beside this file.
INSTANCE = ""

# The address readers use, without a trailing slash. Canonical links, mails and feeds are made
# from it and never from the Host header. Empty: http:// and the value of BIND.
PUBLIC_URL = ""

# How many proxies in front may be believed about the client's address and scheme (hops).
# 0: none, X-Forwarded-* is ignored, since anybody can send it.
TRUSTED_PROXIES = 0

# Web processes and threads in each. Two processes keep one serving while another restarts.
WEB_PROCESSES = 2
WEB_THREADS = 4

# --- Secrets and database ----------------------------------------------------------------------

# Signs sessions and tokens; the keys for follow codes and e-mail addresses are derived from it.
# At least 32 characters. Empty in development: made once and kept in the instance folder, 0600.
SECRET_KEY = ""

# Earlier secrets, separated by commas, still accepted while you change to a new one.
SECRET_KEY_FALLBACKS = ""

# SQLAlchemy address of the database. Empty: SQLite in the instance folder.
DATABASE_URL = ""

# Seconds a writer waits for another one before the reader hears "try again" (503).
DATABASE_WAIT_SECONDS = 4

# --- The site ----------------------------------------------------------------------------------

SITE_NAME = "Plain Answers"

# Who runs the site, named on the about and privacy pages. Empty: the page says that the operator
# has not said so yet.
OPERATOR_NAME = ""

# Where suggestions go. Shown on every page in both languages.
CONTACT_EMAIL = "editors@example.org"

# Language of `/` when the browser names none of ours: "en" or "ru".
DEFAULT_LANGUAGE = "en"

# Number for the emergency line, per language: 112 is answered in the EU, the UK, Russia and from
# most mobile phones elsewhere.
EMERGENCY_NUMBER_EN = "112"
EMERGENCY_NUMBER_RU = "112"

# When people read questions, shown to askers, per language.
READING_HOURS_EN = "Monday to Friday, 9 am to 5 pm"
READING_HOURS_RU = "с понедельника по пятницу, с 9 до 17 часов"

# Largest request body in bytes. The longest form (an answer with its sources) needs far less.
MAX_BODY_BYTES = 512 * 1024

# Memory for finished pages, in bytes, per web process. The demo article in two languages with all
# its entries takes about 1 MB.
PAGE_STORE_BYTES = 64 * 1024 * 1024

# --- Editors -----------------------------------------------------------------------------------

# "required": a clinical change is published by a reviewer who is not its author.
# "warn", for a team of one: the author may publish and the page says that nobody else checked it.
SECOND_PERSON = "required"

# Minutes a claim lasts without activity. Long enough to read and look up, short enough that a
# closed laptop holds nobody up.
CLAIM_MINUTES = 15

# Months until an answer is due for review; entries may set their own (medicines: 12).
REVIEW_INTERVAL_MONTHS = 36

# Minutes of inactivity, and hours at the most, after which an editor signs in again.
SESSION_IDLE_MINUTES = 30
SESSION_MAX_HOURS = 8

# --- Mail and the worker -----------------------------------------------------------------------

# "console" prints mails, "files" writes them to the instance folder, "smtp" sends them. The first
# two are for trying things out: nobody gets a mail, and askers' addresses stay in the log or on
# the disk. Production refuses both.
MAIL_TRANSPORT = "console"
MAIL_FROM = "answers@example.org"
MAIL_HOST = "localhost"
MAIL_PORT = 587
MAIL_USERNAME = ""
MAIL_PASSWORD = ""

# "starttls", "tls", or "none" (only for a mail server on this machine). Certificates are verified.
MAIL_SECURITY = "starttls"

# File with extra certificate authorities to trust, for a mail server with a private one.
MAIL_CA_FILE = ""

# Seconds to wait for each answer of the mail server before trying again later.
MAIL_TIMEOUT_SECONDS = 20

# Seconds between two looks into the outbox when it was empty.
WORKER_POLL_SECONDS = 2

# Seconds a worker holds a message; a worker that died gives it back after this long. At least ten
# times MAIL_TIMEOUT_SECONDS, because a mail server answers about ten times before it has a mail:
# if the hold ended while one worker still waits, another would send the same mail again.
WORKER_LEASE_SECONDS = 300

# Tries before a message is given up (waits double from 30 s: 12 tries are about 17 hours).
WORKER_MAX_TRIES = 12

# --- What is kept how long (days unless the name says otherwise) --------------------------------

KEEP_ORIGINAL_AFTER_PUBLICATION_DAYS = 30
KEEP_ORIGINAL_AFTER_DECLINE_DAYS = 30
KEEP_ORIGINAL_AFTER_OTHER_OUTCOME_DAYS = 30
KEEP_SPAM_DAYS = 7
KEEP_CONTACT_AFTER_OUTCOME_HOURS = 24
KEEP_CONTACT_AT_MOST_DAYS = 90

# Events hold ids, reasons and times, no asker's words.
KEEP_EVENTS_DAYS = 730
