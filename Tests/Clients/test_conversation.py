"""Every client in every mode does its everyday work: list, call, progress, cancel, read, prompt."""

import anyio
import peers
import pytest


def talk(where, mode, target, conversation):
    """Runs a conversation with one connected client."""

    async def main():
        async with peers.connect(where, mode, target.env) as peer:
            await conversation(peer)

    anyio.run(main)


def test_lists_the_tools(where, mode, target):
    async def conversation(peer):
        listed = await peer.tools()
        assert {"echo", "add", "slow", "big"} <= set(listed)
        assert listed["echo"] == "Say it back."

    talk(where, mode, target, conversation)


@pytest.mark.parametrize("text", ["hello", "", "naïve ☃ 𝄞", 'a"b\\c\n\t', "x" * 200_000])
def test_calls_a_tool(where, mode, target, text):
    async def conversation(peer):
        answer = await peer.call("echo", text=text)
        assert not answer.is_error
        assert answer.text == text

    talk(where, mode, target, conversation)


def test_numbers_arrive_as_they_were(where, mode, target):
    async def conversation(peer):
        assert (await peer.call("add", a=2**53 - 1, b=0)).text == str(2**53 - 1)

    talk(where, mode, target, conversation)


def test_hears_of_progress(where, mode, target):
    async def conversation(peer):
        heard = []
        answer = await peer.call("slow", progress=heard, steps=3, seconds=0.05)
        assert answer.text == "done"
        assert [step for step, _, _ in heard] == [1, 2, 3]

    talk(where, mode, target, conversation)


def test_a_cancelled_call_ends_at_the_server(where, mode, target):
    before = target.acts().count("slow started")
    cancelled = target.acts().count("slow cancelled")

    async def conversation(peer):
        await peer.call_and_cancel(
            "slow", lambda: target.acts().count("slow started") > before, steps=600, seconds=0.1
        )
        await peers.until(lambda: target.acts().count("slow cancelled") > cancelled)
        assert (await peer.call("echo", text="still here")).text == "still here"

    talk(where, mode, target, conversation)


def test_a_failing_tool_is_an_error_result(where, mode, target):
    async def conversation(peer):
        answer = await peer.call("flaky", times=1_000_000)
        assert answer.is_error

    talk(where, mode, target, conversation)


def test_reads_resources(where, mode, target):
    async def conversation(peer):
        assert await peer.resources() == ["lab://motto"]
        assert await peer.templates() == ["lab://shelf/{name}"]
        assert await peer.read("lab://motto") == "Measure twice."
        assert await peer.read("lab://shelf/salt") == "jar of salt"

    talk(where, mode, target, conversation)


def test_gets_a_prompt(where, mode, target):
    async def conversation(peer):
        assert await peer.prompts() == ["review"]
        assert await peer.prompt("review", subject="the plan") == "Please review the plan."

    talk(where, mode, target, conversation)


def test_sixteen_calls_at_once(where, mode, target):
    async def conversation(peer):
        sums = {}

        async def one(number):
            sums[number] = (await peer.call("add", a=number, b=1)).text

        async with anyio.create_task_group() as group:
            for number in range(16):
                group.start_soon(one, number)
        assert sums == {number: str(number + 1) for number in range(16)}

    talk(where, mode, target, conversation)
