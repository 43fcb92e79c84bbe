"""Fixtures: which target, which client mode, which transport."""

import sys
import pathlib

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import peers  # noqa: E402
import target as targets  # noqa: E402


def pytest_addoption(parser):
    parser.addoption(
        "--direct", action="store_true", help="only against the lab itself: proves the suite"
    )


def pytest_generate_tests(metafunc):
    if "target" in metafunc.fixturenames:
        only = metafunc.config.getoption("--direct")
        names = ["direct"] if only else ["direct", "tribune"]
        metafunc.parametrize("target", names, indirect=True, scope="module")
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
