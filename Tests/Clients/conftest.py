"""Fixtures: which target, which client mode, which transport.

Outside a cell the suites talk to the lab directly, which proves the suites; `test_in_a_cell.py`
then runs them once more as an agent of Tribune, through its doors.
"""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import peers  # noqa: E402
import target as targets  # noqa: E402


def pytest_configure(config):
    config.addinivalue_line("markers", "inside: only through Tribune, in a cell")
    config.addinivalue_line("markers", "outside: only before any cell")
    config.addinivalue_line("markers", "once: the client's library does not matter")


def pytest_collection_modifyitems(config, items):
    """What belongs to the other side of the wall is not skipped here: it runs there."""
    wrong = {"outside" if targets.INSIDE else "inside"} | (set() if peers.MODERN else {"once"})
    left = [x for x in items if wrong & {mark.name for mark in x.iter_markers()}]
    config.hook.pytest_deselected(items=left)
    items[:] = [x for x in items if x not in left]


def pytest_generate_tests(metafunc):
    if "target" in metafunc.fixturenames:
        name = "tribune" if targets.INSIDE else "direct"
        metafunc.parametrize("target", [name], indirect=True, scope="module")
    if "mode" in metafunc.fixturenames:
        metafunc.parametrize("mode", peers.MODES)
    if "transport" in metafunc.fixturenames:
        metafunc.parametrize("transport", ["http", "stdio"])


@pytest.fixture(scope="module")
def target(request, tmp_path_factory):
    """The lab, directly or behind Tribune, for the length of a module."""
    with targets.open_target(request.param, tmp_path_factory.mktemp("target")) as opened:
        yield opened


@pytest.fixture
def where(target, transport):
    """The address for a client: a URL, or a command line."""
    return target.url if transport == "http" else target.command
