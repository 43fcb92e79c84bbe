"""The same bad traffic over stdio: one line in, one documented error out, and the pipe goes on."""

import json
import subprocess

import pytest
import raw
from test_malformed import CALL, INVALID, NO_METHOD, PARSE, encoded, nested

LINES = [
    ("not JSON", b"{nope", PARSE),
    ("bad UTF-8", encoded(CALL).replace(b"hello", b"\xff\xfe"), PARSE),
    ("a batch", b"[" + encoded(CALL) + b"]", INVALID),
    ("a duplicate key", encoded(CALL).replace(b'"id": 1', b'"id": 1, "id": 2'), PARSE),
    ("a null id", encoded(raw.request("tools/list", id=None)), INVALID),
    ("an unknown method", encoded(raw.request("no/such")), NO_METHOD),
    ("nesting of 10,000", nested(10_000), PARSE),
]


class Pipe:
    """A server on stdio."""

    def __init__(self, target):
        self.process = subprocess.Popen(
            target.command, env=target.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, line: bytes) -> dict:
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(10)


def test_the_pipe_works(target):
    with Pipe(target) as pipe:
        assert pipe.ask(encoded(CALL))["result"]["content"][0]["text"] == "hello"


@pytest.mark.inside  # the SDK's stdio server is milder
@pytest.mark.parametrize("row", LINES, ids=[row[0] for row in LINES])
def test_gets_the_documented_error(target, row):
    _, line, code = row
    with Pipe(target) as pipe:
        assert pipe.ask(line)["error"]["code"] == code
        assert pipe.ask(encoded(CALL))["result"]["content"][0]["text"] == "hello"
