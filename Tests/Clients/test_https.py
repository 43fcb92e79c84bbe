"""MCP servers over HTTPS: reached when the host trusts who vouches for their name, else not.

The host's store of authorities is replaced for the daemon alone, in a mount namespace of its own.
"""

import contextlib
import json
import os
import subprocess
import sys

import pytest
import target as targets
from house import MISSING, TRIBUNE, WEAKNESSES, House

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount over the host's store"),
    pytest.mark.timeout(120),
]

STORE = "/etc/ssl/certs/ca-certificates.crt"
MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: caller
purpose: Call a server over HTTPS.
level: L2
limits: {{calls: {{life: 10}}, wall_time: {{life: 5m}}}}
servers:
  quitter:
    url: https://localhost:{port}/mcp
    tools: {{work: read}}
files: {{read: ["{servers}"]}}
"""
)


class TrustingHouse(House):
    """A house whose commands, and so its daemon, see another store of authorities."""

    def __init__(self, folder, store):
        super().__init__(folder)
        self.store = store

    def do(self, *words, timeout: float = 120):
        mount = 'mount --bind "$0" "$1" && shift && exec "$@"'
        command = ["unshare", "--mount", "sh", "-c", mount, self.store, STORE, TRIBUNE, *words]
        return subprocess.run(
            [str(x) for x in command], env=self.env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=timeout,
        )  # fmt: skip


def openssl(*words: object) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)


def certificates(folder, name: str) -> None:
    """An authority `ca.pem`, and a certificate of it for a host name."""
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", folder / "ca.key", "-out", folder / "ca.pem", "-days", 2,
            "-subj", "/CN=test authority")  # fmt: skip
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
            "-keyout", folder / "it.key", "-out", folder / "it.csr",
            "-subj", f"/CN={name}")  # fmt: skip
    (folder / "names").write_text(f"subjectAltName=DNS:{name}\n")
    openssl("x509", "-req", "-in", folder / "it.csr", "-CA", folder / "ca.pem",
            "-CAkey", folder / "ca.key", "-CAcreateserial", "-out", folder / "it.pem",
            "-days", 2, "-extfile", folder / "names")  # fmt: skip


@contextlib.contextmanager
def served(folder):
    process = subprocess.Popen(
        [sys.executable, targets.HERE / "servers/secure.py", folder / "it.pem", folder / "it.key"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


def answer(tmp_path, name: str, trusted: bool) -> tuple[dict, list[dict]]:
    """What the agent got, and the log's entries."""
    certificates(tmp_path, name)
    servers = targets.HERE / "servers"
    with served(tmp_path) as port:
        mandate = tmp_path / "mandate.yaml"
        mandate.write_text(MANDATE.format(port=port, servers=servers))
        house = TrustingHouse(tmp_path, tmp_path / "ca.pem" if trusted else STORE)
        try:
            ended = house.run(mandate, "/usr/bin/python3", servers / "caller.py", "1")
            lines = [x for x in ended.stdout.splitlines() if x[:1] == "{"]
            entries = house.entries()
        finally:
            house.close()
    said = json.loads(lines[0]) if lines else {"error": {"message": ended.stderr}}
    return said, entries


def test_a_server_whose_authority_the_host_trusts_is_reached(tmp_path):
    said, entries = answer(tmp_path, "localhost", trusted=True)
    assert said["result"]["content"] == [{"type": "text", "text": "done"}]
    assert [x["outcome"]["status"] for x in entries if x["kind"] == "outcome"] == ["succeeded"]


@pytest.mark.parametrize(
    "name,trusted", [("localhost", False), ("other.example", True)], ids=["authority", "name"]
)
def test_a_server_that_nobody_vouches_for_is_not_reached(tmp_path, name, trusted):
    said, entries = answer(tmp_path, name, trusted)
    assert "result" not in said
    assert not [x for x in entries if x["kind"] == "outcome"]
