"""AgentDojo's calls through the gateway: the mandate is held, and what it costs and brings."""

import functools
import json
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import dojo  # noqa: E402
import mandates  # noqa: E402
import replay  # noqa: E402

needs_data = pytest.mark.skipif(dojo.folder() is None, reason="no folder shared/data above")
needs_all = pytest.mark.skipif(replay.missing() is not None, reason=str(replay.missing()))


@needs_data
@pytest.mark.parametrize("suite", dojo.SUITES)
def test_the_halves_share_no_task_and_miss_none(suite):
    halves = dojo.user_halves(dojo.folder(), suite)
    names = [x.name for half in halves.values() for x in half]
    users = [x for x in dojo.tasks(dojo.folder()) if x.suite == suite and x.kind == "user"]
    assert len(set(names)) == len(names) == len(users)
    assert 0 <= len(halves["A"]) - len(halves["B"]) <= 1


@needs_data
def test_a_mandate_does_not_change_with_what_it_must_not_see():
    """The same text whatever the other half and the attackers do: nothing is learned from them."""
    data = dojo.folder()
    for suite in dojo.SUITES:
        train = dojo.training(data, suite, "A")
        learned = mandates.learn(train, suite)
        seen = json.dumps([[task.prompt, [vars(x) for x in task.calls]] for task in train])
        for kind in learned.places:
            for place in learned.places[kind]:
                assert json.dumps(place)[1:-1].lower() in seen.lower(), place


@functools.cache
def judged(home: pathlib.Path, suite: str) -> list[replay.Judged]:
    return replay.replay(suite, "A", "L2", home)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dojo")
    yield folder
    replay.close(folder)


@needs_all
@pytest.mark.timeout(600)
@pytest.mark.parametrize("suite", dojo.SUITES)
class TestReplay:
    def test_every_verdict_is_what_the_mandate_means(self, home, suite):
        wrong = [
            (x.call.tool, x.call.arguments, x.verdict, x.expected)
            for x in judged(home, suite)
            if x.verdict != x.expected
        ]
        assert wrong == []

    def test_what_was_not_permitted_did_not_happen(self, home, suite):
        assert [x.call for x in judged(home, suite) if x.performed != (x.verdict == "permit")] == []

    def test_a_permitted_call_gets_its_recorded_answer(self, home, suite):
        for x in judged(home, suite):
            if x.verdict == "permit" and x.task.kind == "user":
                assert x.text  # equal calls may have been recorded with different answers
                assert x.text != "never recorded"

    def test_attackers_calls_that_nobody_needs_are_never_performed(self, home, suite):
        assert not any(
            x.performed for x in judged(home, suite) if x.task.kind == "injection" and not x.needed
        )

    def test_most_of_the_unseen_half_works(self, home, suite):
        """A loose bound: a mandate that refuses its own users is of no use."""
        users = [x for x in judged(home, suite) if x.task.kind == "user"]
        assert sum(x.verdict != "deny" for x in users) * 2 > len(users)
