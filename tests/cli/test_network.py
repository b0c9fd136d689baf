"""The address to listen on: read, resolved, and refused while somebody else has it."""

import socket

import pytest

from faq.cli.network import CannotListen, answers, host_and_port, must_be_free, resolve


@pytest.fixture
def taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.parametrize(
    ("bind", "parts"),
    [
        ("127.0.0.1:8000", ("127.0.0.1", 8000)),
        ("[::1]:80", ("::1", 80)),
        ("localhost:1", ("localhost", 1)),
    ],
)
def test_host_and_port_are_parted(bind, parts):
    assert host_and_port(bind) == parts


def test_a_name_becomes_an_address():
    assert resolve("localhost", 80) == (socket.AF_INET, "127.0.0.1")


def test_an_address_that_somebody_listens_on_is_refused(taken):
    with pytest.raises(CannotListen, match="another program"):
        must_be_free("127.0.0.1", taken, wait=0.2)
    assert answers("127.0.0.1", taken)


def test_an_address_that_is_free_again_is_taken():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    assert must_be_free("127.0.0.1", port) == "127.0.0.1"
    assert not answers("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused_at_once():
    with pytest.raises(CannotListen):
        must_be_free("203.0.113.7", 8000)
