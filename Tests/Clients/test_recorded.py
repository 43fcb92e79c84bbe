"""The recorded exchanges of shared/data/mcp-wire, replayed: the client's side is sent as it was,
the
server's side is played by servers/recorded.py, and Tribune stands between (or nothing, outside).

What went in must come out: each answer equals the recorded one, except where the house speaks for
itself (who it is, what it can, which tools are granted) or stands in between (what asks the client
back, a tool that changed, a tool that does not exist). Every message is held against its schema.
"""

import json
import os
import pathlib
import sys

import pytest
import stdio_line
import target as targets
import wire

sys.path.insert(0, str(targets.HERE / "servers"))

import recorded  # noqa: E402

FILES = ("stdio-auto", "stdio-legacy", "stdio-client1.30", "stdio-modern-vs-legacy",
         "ref-git", "ref-time", "ref-fetch", "ref-sqlite")  # fmt: skip
# The house answers these itself, and asks of its own make later answers its own too.
OWN = ("server/discover", "initialize", "tools/list", "resources/list", "resources/templates/list")
# Tools that ask the client back, or change what was pinned.
BACK = ("ask", "sample", "legacy_ask", "legacy_sample", "rugpull")

pytestmark = pytest.mark.skipif(
    wire.shared() is None, reason="no folder shared/data above: the recordings are there"
)


def recording(name: str) -> pathlib.Path:
    return wire.shared() / f"mcp-wire/{name}.jsonl"


def command(name: str) -> list[str]:
    if targets.INSIDE:
        return [targets.BRIDGE, "bridge", "7300", name.replace(".", "-")]
    return [sys.executable, str(targets.HERE / "servers/recorded.py"), str(recording(name))]


def replay(name: str) -> tuple[list[tuple[str, dict]], list[tuple[dict, dict, dict]]]:
    """Everything that went by, and (request, answer, recorded answer) of each request."""
    said = recorded.messages(recording(name))
    before = {json.dumps(m["id"]): m for way, m in said if way == "s2c" and "method" not in m}
    compared = []
    with stdio_line.Line(command(name), dict(os.environ)) as line:
        for way, message in said:
            if way == "s2c" or "method" not in message:
                continue
            there = before.get(json.dumps(message.get("id")))
            if there is None:
                if "id" not in message and message["method"] == "notifications/initialized":
                    line.send(message)
                continue  # it was cancelled, or never answered
            compared.append((message, line.answer_to(message), there))
    return line.kept, compared


def is_own(request: dict) -> bool:
    params = request.get("params", {})
    return request["method"] in OWN or params.get("name") in BACK


def essence(answer: dict) -> object:
    """An answer without what each hop says of itself."""
    if "error" in answer:
        return "error"
    result = answer["result"]
    return {key: result[key] for key in result if key in ("content", "isError", "structuredContent",
                                                          "contents", "messages")}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_recorded_answers_come_through(name):
    _, compared = replay(name)
    assert compared
    for request, answer, there in compared:
        if is_own(request):
            continue
        if request.get("params", {}).get("name") == "nosuch" or "wrong" in str(request["params"]):
            assert "error" in answer or answer["result"]["isError"], request
            continue
        assert essence(answer) == essence(there), request


@pytest.mark.parametrize("name", FILES)
def test_every_message_of_a_replay_is_valid(name):
    kept, _ = replay(name)
    assert wire.problems(kept) == []
