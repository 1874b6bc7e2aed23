"""Only this computer can reach us."""

import socket

import pytest

from service.addresses import host_of, is_loopback, listen, refuse_open_host, url_of
from service.errors import AddressError


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "::1", "[::1]"])
def test_this_computers_own_addresses_are_taken(host: str) -> None:
    assert is_loopback(host)
    refuse_open_host(host)


@pytest.mark.parametrize(
    "host",
    ["0.0.0.0", "::", "", "192.168.1.5", "example.org", "localhost.evil.example", "127.0.0.1.nip.io"],
)
def test_an_address_others_can_reach_is_refused(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(AddressError, match="without a key"):
        refuse_open_host(host)


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("localhost:80", "localhost"),
        ("[::1]:80", "::1"),
        ("127.0.0.1", "127.0.0.1"),
        ("[bad", ""),
        ("", ""),
        ("a@127.0.0.1.evil", "127.0.0.1.evil"),
    ],
)
def test_a_host_header_gives_the_host(header: str, host: str) -> None:
    assert host_of(header) == host


def test_any_free_port_is_found_and_named() -> None:
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert url_of(listening) == f"http://127.0.0.1:{port}/"


def test_a_port_in_use_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"Port {port} of 127.0.0.1 cannot be used: .* Choose another"):
            listen("127.0.0.1", port)
