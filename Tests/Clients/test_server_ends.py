"""A server that dies in the middle of a run: said, recorded, and never silently another one."""

import json

import pytest
import target as targets
from house import MISSING, TRIBUNE, WEAKNESSES, open_house

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(120),
]

MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: caller
purpose: Call a server that leaves.
level: L2
limits: {{calls: {{life: 10}}, wall_time: {{life: 5m}}}}
servers:
  quitter:
    command: [/usr/bin/python3, "{servers}/quitter.py"]
    tools: {{work: read}}
    files: {{read: ["{servers}"]}}
files: {{read: ["{servers}"]}}
"""
)


def test_a_server_that_ends_is_recorded_and_each_further_call_says_why(tmp_path):
    servers = targets.HERE / "servers"
    mandate = tmp_path / "mandate.yaml"
    mandate.write_text(MANDATE.format(servers=servers))
    with open_house(tmp_path) as house:
        ended = house.run(mandate, "/usr/bin/python3", servers / "caller.py", "4")
        assert ended.returncode == 0, ended.stdout + ended.stderr
        answers = [json.loads(line) for line in ended.stdout.splitlines() if line[:1] == "{"]
        assert "result" in answers[0]
        messages = [answer["error"]["message"] for answer in answers[1:]]
        # The call in flight has an unknown outcome; those after it are told what happened.
        assert messages[0] == "The server did not answer"
        assert set(messages[1:]) == {"The server has ended and is not started again in this run"}
        assert len(messages) == 3
        assert "server quitter ended with status 3" in ended.stderr
        entries = house.entries()
        findings = [x["finding"] for x in entries if x["kind"] == "finding"]
        assert [(x["rule"], x["advice"]) for x in findings] == [("server-ended", "notify")]
        outcomes = [x["outcome"]["status"] for x in entries if x["kind"] == "outcome"]
        assert sorted(outcomes) == ["succeeded", "unknown"]
        # What never reached a server is not charged: two calls were.
        assert len([x for x in entries if x["kind"] == "intent"]) == 2
        house.done("log", "verify")
