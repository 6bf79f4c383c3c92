"""Zeroconf: a session is found on the network by those who look for OSC or OSCQuery.

Opt-in. What listens on this machine alone is announced on this machine alone.
"""

import socket
from typing import Final

from studio.links.osc.allowed import is_loopback

QUERY, OSC = "_oscjson._tcp.local.", "_osc._udp.local."
NAME: Final = "Not a Label"


class Announced:
    """Tells the network where a session listens, until it is closed.

    Args:
        host: the address that it listens at.
        query_port: of OSCQuery.
        osc_port: of OSC.

    Raises:
        OSError: there is no network to tell.
    """

    def __init__(self, host: str, query_port: int, osc_port: int) -> None:
        from zeroconf import IPVersion, NonUniqueNameException, ServiceInfo, Zeroconf

        self._zeroconf = Zeroconf(
            interfaces=[host], ip_version=IPVersion.V6Only if ":" in host else IPVersion.V4Only
        )
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        machine = socket.gethostname().partition(".")[0] or "machine"
        try:
            for kind, port in ((QUERY, query_port), (OSC, osc_port)):
                info = ServiceInfo(
                    kind, f"{NAME} on {machine} {port}.{kind}", port=port,
                    addresses=[socket.inet_pton(family, host)], properties={"txtvers": "1"},
                    server=f"notalabel-{query_port}.local.",
                )  # fmt: skip
                self._zeroconf.register_service(info)
        except NonUniqueNameException:
            self._zeroconf.close()
            raise OSError("another one has our name already") from None
        except Exception:
            self._zeroconf.close()
            raise

    def close(self) -> None:
        """Say that it is over."""
        try:
            self._zeroconf.unregister_all_services()
        finally:
            self._zeroconf.close()


def interface_of(host: str) -> str:
    """The address to announce where a session listens at some host.

    >>> interface_of("127.0.0.1"), interface_of("localhost")
    ('127.0.0.1', '127.0.0.1')
    """
    if host == "localhost" or (is_loopback(host) and ":" not in host):
        return "127.0.0.1"
    if host not in ("0.0.0.0", "::"):  # compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # nothing is sent: it only tells which way out would be
        return str(probe.getsockname()[0])
