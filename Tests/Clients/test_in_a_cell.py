"""Runs these suites once more as an agent of Tribune: every byte goes through its doors."""

import importlib.metadata
import os
import pathlib
import sys

import pytest
import tap
import target as targets
import test_recorded
import wire
from house import MISSING, TRIBUNE, open_house
from test_recorded import recorded

TOOLS = ("echo", "add", "slow", "big", "flaky", "motd")

MANDATE = """\
version: 1
agent: clients
purpose: Run the client suites through the gateway.
level: L2
approvers: []
ask_timeout: 2s
limits:
  calls: {{life: 1000000}}
  wall_time: {{life: 30m}}
  memory: {{life: 4GiB}}
  processes: {{life: 512}}
servers:
  lab:
    command: ["{python}", "{here}/servers/lab.py"]
    tools: {{{tools}}}
    resources: ["lab://*"]
    prompts: ["*"]
    files: {{read: ["{here}", "{venvs}"], write: ["{lab}"]}}
    environment: {{set: {{LAB_JOURNAL: "{lab}/journal", LAB_SWITCH: "{lab}/switch"}}}}
    memory: 2GiB
{recorded}
files:
  read: [{read}]
  write: ["{lab}"]
network: {{listen: [{ports}]}}
environment: {{set: {{LAB_FOLDER: "{lab}", PYTHONDONTWRITEBYTECODE: "1"{more}}}}}
# The suites send what no honest agent sends; here that must not lower the level.
watch: {{denied: {{count: 1000, within: 1s}}, nearly_spent: 99%}}
accept_weaknesses:
  [host-root, landlock, landlock-refer, landlock-truncate, landlock-device-ioctl, landlock-scope,
   memory-limit, process-limit, cpu-limit]
"""

RECORDED = """\
  {name}:
    command: ["/usr/bin/python3", "{here}/servers/recorded.py", "{path}"]
    tools: {{{tools}}}
    resources: ["*"]
    prompts: ["*"]
    files: {{read: ["{here}", "{data}"]}}
"""


def recorded_servers() -> str:
    """A server for each recording of test_recorded.py, with every tool that was listed."""
    if wire.shared() is None:
        return ""
    found = []
    for name in test_recorded.FILES:
        path = test_recorded.recording(name)
        listed = [
            tool["name"] for _, message in recorded.messages(path)
            for tool in message.get("result", {}).get("tools", ())
        ]  # fmt: skip
        tools = ", ".join(f"{tool}: read" for tool in dict.fromkeys(listed))
        found.append(RECORDED.format(name=name.replace(".", "-"), here=targets.HERE, path=path,
                                     tools=tools, data=path.parent))  # fmt: skip
    return "".join(found)


def write_mandate(folder: pathlib.Path) -> pathlib.Path:
    venvs = [str((targets.ROOT / ".build-python" / x).resolve()) for x in ("modern", "legacy")]
    schemas = wire.shared()
    read = [str(targets.HERE), *venvs] + ([str(schemas)] if schemas else [])
    path = folder / "mandate.yaml"
    path.write_text(
        MANDATE.format(
            python=pathlib.Path(venvs[0]) / "bin/python",
            here=targets.HERE,
            venvs=venvs[0],
            lab=folder / "lab",
            tools=", ".join(f"{tool}: read" for tool in TOOLS),
            ports=", ".join(map(str, tap.PORTS)),
            read=", ".join(f'"{x}"' for x in read),
            recorded=recorded_servers(),
            more=f', LAB_SHARED: "{schemas.parent}"' if schemas else "",
        )
    )
    (folder / "lab").mkdir()
    return path


@pytest.mark.outside
@pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING)
@pytest.mark.timeout(1800)
def test_the_suites_pass_through_the_gateway(tmp_path):
    mandate = write_mandate(tmp_path)
    report = tmp_path / "lab/report.xml"
    python = pathlib.Path(sys.prefix).resolve() / "bin/python"
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--timeout", "60"]
    with open_house(tmp_path) as house:
        ended = house.run(
            mandate, *command, "--junitxml", report, targets.HERE, timeout=1700
        )
    said = ended.stdout + ended.stderr
    keep_report(report)
    assert report.exists(), said[-6000:]
    assert ended.returncode == 0, said[-6000:]


def keep_report(report: pathlib.Path) -> None:
    """Puts the inner report beside the outer ones, so that the sum counts each inner test."""
    folder = os.environ.get("TRIBUNE_REPORTS")
    if folder and report.exists():
        version = importlib.metadata.version("mcp")
        target = pathlib.Path(folder) / f"python-in-a-cell-mcp-{version}.xml"
        target.write_bytes(report.read_bytes())
