"""What a cell lets run, and what common programs need of it.

What an agent can write it cannot execute, but for what its mandate names; what is executed stays as
it is. The event loops of Python and of node do their work in a cell that listens nowhere.
"""

import shutil

import pytest
import target as targets
from house import MISSING, TRIBUNE
from test_planted import ground  # noqa: F401 (a fixture)

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
]

COPY = "cp /bin/true {place}/copy && {place}/copy"
PROGRAM = "#!/bin/sh\necho it runs\n"


def program(path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(PROGRAM)
    path.chmod(0o755)


def named(ground, **grants) -> str:
    lists = ", ".join(f"{key}: [{value}]" for key, value in grants.items())
    return f"files: {{{lists}}}\n"


@pytest.mark.parametrize("place", ["{work}", "/tmp", "/dev/shm", "$HOME"])
def test_a_copy_of_a_program_is_not_executed(ground, place):  # noqa: F811
    ended = ground.run(COPY.format(place=place.format(work=ground.work)), ground.agent())
    assert ended.returncode == 126, ended.stderr
    assert "ermission denied" in ended.stdout + ended.stderr


def test_a_folder_to_write_in_one_to_read_is_not_one_to_execute(ground):  # noqa: F811
    (ground.work / "out").mkdir()
    program(ground.work / "tools/go")
    mandate = named(ground, read=ground.work, write=ground.work / "out")
    ended = ground.run(COPY.format(place=ground.work / "out"), mandate)
    assert ended.returncode == 126, ended.stderr
    ended = ground.run(f"{ground.work}/tools/go", mandate)
    assert "it runs" in ended.stdout, ended.stderr


def test_the_program_that_a_person_starts_runs_and_stays_as_it_is(ground):  # noqa: F811
    path = ground.work / "agent"
    path.write_text("#!/bin/sh\necho evil >> $0; rm -f $0; mv $0 $0.old; echo it runs\n")
    path.chmod(0o755)
    before = path.read_bytes()
    mandate = ground.folder / "mandate.yaml"
    ground.run("true", ground.agent())  # writes the mandate
    ended = ground.house.run(mandate, path)
    assert ended.returncode == 0, ended.stderr
    assert "it runs" in ended.stdout
    assert path.read_bytes() == before
    # Started by another program it is a file like each.
    assert ground.run(str(path), ground.agent()).returncode == 126


def test_what_the_mandate_names_runs_and_stays_as_it_is(ground):  # noqa: F811
    program(ground.work / "tools/go")
    mandate = named(ground, write=ground.work, execute=ground.work / "tools")
    ended = ground.run(f"{ground.work}/tools/go", mandate)
    assert "it runs" in ended.stdout, ended.stderr
    for place in (ground.work / "tools", ground.work):
        ended = ground.run(COPY.format(place=place), mandate)
        assert ended.returncode != 0
    ended = ground.run(f"cd {ground.work} && mv tools old && mkdir tools", mandate)
    assert ended.returncode != 0
    assert (ground.work / "tools/go").read_text() == PROGRAM


def test_what_is_named_for_both_runs_as_it_is_written(ground):  # noqa: F811
    build = ground.work / "build"
    build.mkdir()
    mandate = named(ground, write=f"{ground.work}, {build}", execute=build)
    assert ground.run(COPY.format(place=build), mandate).returncode == 0
    assert ground.run(COPY.format(place=ground.work), mandate).returncode == 126
    checked = ground.house.do("check", ground.folder / "mandate.yaml")
    assert "can be executed" in checked.stdout + checked.stderr


def test_a_program_that_is_named_and_is_not_there_is_said(ground):  # noqa: F811
    mandate = named(ground, write=ground.work, execute=ground.work / "tools")
    ended = ground.run("true", mandate)
    assert ended.returncode == 125
    assert "is granted and is not there" in ended.stderr


def test_a_link_that_the_agent_could_change_names_no_programs(ground):  # noqa: F811
    program(ground.work / "tools/go")
    (ground.work / "link").symlink_to(ground.work / "tools")
    mandate = named(ground, write=ground.work, execute=ground.work / "link")
    ended = ground.run("true", mandate)
    assert ended.returncode == 125
    assert "leads over the link" in ended.stderr


def test_a_server_has_the_same_bounds(ground):  # noqa: F811
    path = ground.done / "server"
    path.write_text(f"#!/bin/sh\necho evil >> $0\n{COPY.format(place=ground.done)}\n"
                    f"echo $? > {ground.done}/came\ncat\n")  # fmt: skip
    path.chmod(0o755)
    before = path.read_bytes()
    mandate = ground.agent(read=str(ground.done)) + ground.server(path, write=ground.done)
    ended = ground.run(f"until test -s {ground.done}/came; do :; done", mandate)
    assert ended.returncode == 0, ended.stderr
    assert (ground.done / "came").read_text() == "126\n"
    assert path.read_bytes() == before


@pytest.mark.parametrize("words", [["python3", "loop.py"], ["node", "loop.mjs"]])
def test_event_loops_do_their_work(ground, words):  # noqa: F811
    if (found := shutil.which(words[0], path="/usr/bin:/usr/local/bin")) is None:
        pytest.skip(f"no {words[0]}")
    loops = targets.HERE / "loops"
    ground.run("true", ground.agent(read=str(loops)))
    ended = ground.house.run(ground.folder / "mandate.yaml", found, loops / words[1])
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "done" in ended.stdout
