"""What a person saw of the log they demand to see continued: a restored old state is noticed."""

import concurrent.futures
import shutil

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, open_house

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
]

MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: quiet
purpose: Do nothing.
level: L1
limits: {wall_time: {life: 1m}}
"""
)


@pytest.mark.parametrize("command", ["show", "prove", "run", "verify"])
def test_a_log_that_was_rolled_back_is_noticed_by_whoever_looks(tmp_path, command):
    mandate = tmp_path / "mandate.yaml"
    mandate.write_text(MANDATE)
    with open_house(tmp_path) as house:
        assert house.run(mandate, "/bin/true").returncode == 0
        house.shut_down()
        shutil.copytree(house.state, tmp_path / "old", symlinks=True)
        assert house.run(mandate, "/bin/true").returncode == 0
        house.done("log", "show")
        house.shut_down()
        shutil.rmtree(house.state)
        (tmp_path / "old").rename(house.state)
        said = {
            "show": lambda: house.do("log", "show"),
            "prove": lambda: house.do("log", "prove", "0"),
            "run": lambda: house.run(mandate, "/bin/true"),
            "verify": lambda: house.do("log", "verify"),
        }[command]()
        assert said.returncode == 1, said.stdout + said.stderr
        assert "before" in said.stderr
        assert not said.stdout


def test_commands_at_once_do_not_take_each_other_for_a_roll_back(tmp_path):


    mandate = tmp_path / "mandate.yaml"
    mandate.write_text(MANDATE)
    with open_house(tmp_path) as house, concurrent.futures.ThreadPoolExecutor(6) as pool:
        house.done("log", "show")
        runs = [pool.submit(house.run, mandate, "/bin/true") for _ in range(3)]
        looks = [pool.submit(house.do, "log", "show") for _ in range(12)]
        ended = [x.result() for x in runs + looks]
        assert {x.returncode for x in ended} == {0}, [x.stderr for x in ended]
