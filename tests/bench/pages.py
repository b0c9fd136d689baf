"""Measures finished pages against a bare Flask view under gunicorn, in one run.

    python tests/bench/pages.py --reference-python make --url-path /en/ --url-path /ru/

Run it on demand, on a machine with nothing else to do. Settings of the site come from the
environment (FAQ_*), its database has to be there. Everything runs on loopback, stops by itself,
and takes about rounds x servers x (modes x pages) x seconds. What counts is the ratio to the
reference, first in processor time per request over the whole process tree, then in requests per
second: on a small machine the client takes a core of its own, and both share the rest.
"""

import argparse
import contextlib
import http.client
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import venv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import load
import servers

MODES = {
    "full": {},
    "gzip": {"Accept-Encoding": "gzip"},
    "br": {"Accept-Encoding": "gzip, deflate, br"},
    "etag": {},
}
REFERENCE = "gunicorn sync x 2, bare view"
STAND_IN = "granian, bare view (stands in for the reference)"


@dataclass
class Sample:
    """One server in one round: requests per second, CPU milliseconds per request, client load."""

    rate: float
    cpu: float
    client: float


Samples = dict[tuple[str, str], list[Sample]]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", default="faq:create_app", help="application factory")
    parser.add_argument("--no-site", action="store_true", help="only the yardsticks")
    parser.add_argument("--url-path", action="append", help="page of the site; may be repeated")
    parser.add_argument("--mode", action="append", choices=MODES, help="default: all of them")
    parser.add_argument(
        "--reference-python",
        default=sys.executable,
        help="a Python with gunicorn and Flask; 'make' builds a throwaway one with pip",
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--workers", type=int, default=2, help="granian processes")
    parser.add_argument("--threads", type=int, default=4, help="granian threads per process")
    return parser.parse_args()


@contextlib.contextmanager
def reference_command(python: str, stand_in: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Give the name and command of the reference; without gunicorn, those of its stand-in."""
    with tempfile.TemporaryDirectory(prefix="faq-bench-") as folder:
        if python == "make":
            venv.create(folder, with_pip=True)
            python = str(Path(folder, "bin", "python"))
            install = [python, "-m", "pip", "install", "--quiet", "gunicorn", "flask"]
            subprocess.run(install, check=True, timeout=300)
        probe = subprocess.run([python, "-c", "import flask, gunicorn"], capture_output=True)
        if probe.returncode == 0:
            yield REFERENCE, servers.gunicorn(python)
        else:
            yield STAND_IN, stand_in


def request_for(port: int, path: str, mode: str, revalidate: bool) -> tuple[bytes, int]:
    """Return the request to repeat and the status it must have; warms every worker up on the way.

    With `revalidate` it carries the ETag of the page; a server that sends none is asked in full.
    """
    headers = {"Host": "localhost", "Accept": "text/html", **MODES[mode]}
    tag = None
    for _ in range(40):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        if response.status != 200:
            raise SystemExit(f"{path} answers {response.status}")
        tag = response.headers["ETag"]
    if revalidate and tag:
        headers["If-None-Match"] = tag
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode(), 304 if revalidate and tag else 200


def measure(server: servers.Server, path: str, mode: str, args: argparse.Namespace) -> Sample:
    """Load one server for one window."""
    request, status = request_for(server.port, path, mode, revalidate=mode == "etag")
    before = server.cpu()
    tally = load.run(server.port, request, args.connections, args.seconds)
    cpu = server.cpu() - before
    if set(tally.statuses) != {status}:
        raise SystemExit(f"{server.name} {path}: {tally.statuses}, expected only {status}")
    rate = tally.answers / tally.seconds
    return Sample(rate, 1000 * cpu / tally.answers, tally.cpu / tally.seconds)


def table(samples: Samples, reference: str, mode_of_reference: str) -> Iterator[str]:
    """Give the lines of the result: medians over the rounds, ratios taken round by round."""
    base = samples[reference, mode_of_reference]
    yield "| server | page, mode | requests/s | ratio | CPU ms/request | ratio | client busy |"
    yield "|---|---|---|---|---|---|---|"
    for (name, what), own in samples.items():
        pairs = list(zip(own, base, strict=True))
        rate, cpu = (statistics.median(getattr(one, key) for one in own) for key in ("rate", "cpu"))
        faster = statistics.median(one.rate / other.rate for one, other in pairs)
        cheaper = statistics.median(one.cpu / other.cpu for one, other in pairs)
        client = statistics.median(one.client for one in own)
        yield (
            f"| {name} | {what} | {rate:,.0f} | x {faster:.2f} | {cpu:.3f} | x {cheaper:.2f} "
            f"| {client:.0%} |"
        )


def main() -> None:
    """Start the servers, take turns, print the table."""
    args = arguments()
    pages, modes = args.url_path or ["/en/"], args.mode or list(MODES)
    bare = servers.granian("bare:create", args.workers, args.threads)
    shelved = servers.granian("shelved:create", args.workers, args.threads)
    site = servers.granian(args.site, args.workers, args.threads)
    samples: Samples = defaultdict(list)
    with contextlib.ExitStack() as stack:
        name, command = stack.enter_context(reference_command(args.reference_python, bare))
        reference = stack.enter_context(servers.serving(name, command))
        plain = stack.enter_context(servers.serving("granian, bare view", bare))
        store = stack.enter_context(servers.serving("granian, page store, bare view", shelved))
        turns = [(reference, "/", "full"), (plain, "/", "full")]
        turns += [(store, "/", mode) for mode in modes]
        if not args.no_site:
            own = stack.enter_context(servers.serving("granian, the site", site))
            turns += [(own, page, mode) for page in pages for mode in modes]
        # However it goes wrong, it ends.
        signal.alarm(int(60 + 3 * args.rounds * len(turns) * (args.seconds + 1)))
        for _ in range(args.rounds):
            for server, page, mode in turns:
                samples[server.name, f"{page} {mode}"].append(measure(server, page, mode, args))
        print(f"Load of the machine over the last minute: {os.getloadavg()[0]:.1f}")
        print(*table(samples, reference.name, "/ full"), sep="\n")
        if not args.no_site:
            print(f"Memory of the site's processes: {own.memory() / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
