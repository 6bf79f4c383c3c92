"""The way to a hub by TLS: whose certificate is believed, and what is said where it is not."""

import asyncio
import ipaddress
import random
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from jam.net.addresses import Address
from jam.net.client import HubClient
from jam.net.hub import Hub
from tests.jam.net.kit import DOOR, QUICK, ROOM, Notes


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """One that nobody but its owner has signed, with its key, for this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jam.test")])
    here, now = x509.IPAddress(ipaddress.ip_address("127.0.0.1")), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([here]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = tmp_path / "jam.pem"
    pem = serialization.Encoding.PEM
    path.write_bytes(made.public_bytes(pem) + key.private_bytes(pem, *form))
    return path


def first_word(certificate: Path | None, tls: bool) -> str:
    """What a player is told first who comes to a hub: "open", or why not."""

    async def scene() -> str:
        context = None
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        hub, notes = Hub(), Notes()
        await hub.start(tls=context)
        where = Address("127.0.0.1", hub.port, tls)
        client = HubClient([where], ROOM, DOOR, notes, random.Random(1), QUICK)
        client.start()
        try:
            async with asyncio.timeout(30):
                kind, told, *_ = await notes.told.get()
        finally:
            client.close()
            await client.closed()
            await hub.close()
        return "open" if kind == "open" else str(told).removeprefix(f"the hub {where} ")

    return asyncio.run(scene())


def test_a_certificate_that_nobody_believes_is_named_with_the_way_to_trust_it(
    certificate: Path,
) -> None:
    assert first_word(certificate, tls=True) == (
        "has no certificate that can be believed (self-signed certificate); where it is a "
        "friend's, let SSL_CERT_FILE name a file that holds theirs"
    )


def test_a_certificate_in_the_file_of_trust_is_believed(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert first_word(certificate, tls=True) == "open"


def test_a_hub_without_tls_is_told_from_one_that_is_away() -> None:
    told = "does not speak TLS: is it jam:// instead of jams://?"
    assert first_word(None, tls=True) == told
