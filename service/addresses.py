"""Which addresses are this computer's own, and a socket to listen on one."""

import ipaddress
import socket
from urllib.parse import urlsplit

from service.errors import AddressError


def is_loopback(host: str) -> bool:
    """Whether only programs on this computer can reach us there."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def host_of(header: str) -> str:
    """The host a `Host` header names, without its port; empty when it makes no sense."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def refuse_open_host(host: str) -> None:
    """Refuse to listen where others can reach us: there are no keys to ask for yet.

    Raises:
        AddressError: the address is not one of this computer's own.
    """
    if not is_loopback(host):
        raise AddressError(
            f"Fingerpost will not listen on {host!r}: others could reach it there without a key.",
            "Leave out --host to listen on this computer only.",
        )


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any free one.

    Raises:
        AddressError: the port is taken, or may not be used.
    """
    refuse_open_host(host)
    bare = host.strip("[]")
    try:
        family = socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((bare, port), family=family)
    except OSError as error:
        raise AddressError(
            f"Port {port} of {host} cannot be used: {error.strerror or error}.",
            "Choose another with --port, or 0 for any free one.",
        ) from error


def url_of(listening: socket.socket) -> str:
    """What to type into a browser."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
