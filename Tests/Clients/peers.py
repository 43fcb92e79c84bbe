"""Real MCP clients behind one small face, so that every suite runs with each of them.

Under mcp 2.3 there are three modes (auto, legacy handshake, pinned to 2026-07-28), under 1.30 one.
"""

import contextlib
import importlib.metadata
from typing import Any, AsyncIterator

import anyio
import mcp

MODERN = not importlib.metadata.version("mcp").startswith("1.")
MODES = ("auto", "legacy", "2026-07-28") if MODERN else ("mcp-1.30",)


class Answer:
    """What a tool answered: its text, and whether it says that it failed."""

    def __init__(self, result: Any):
        self.is_error = bool(getattr(result, "is_error", getattr(result, "isError", False)))
        self.text = "".join(getattr(part, "text", "") for part in result.content)


class Peer:
    """One connected client."""

    def __init__(self, client: Any):
        self.client = client

    async def tools(self) -> dict[str, str]:
        listed = await self.client.list_tools()
        return {tool.name: tool.description or "" for tool in listed.tools}

    async def call(self, name: str, progress: list | None = None, **arguments: Any) -> Answer:
        async def note(done: float, total: float | None, message: str | None) -> None:
            progress.append((done, total, message))

        told = None if progress is None else note
        return Answer(await self.client.call_tool(name, arguments, progress_callback=told))

    async def call_and_cancel(self, name: str, started: Any, **arguments: Any) -> None:
        """Begins a call, waits until `started()` is true, then takes the call back."""
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as group:

                async def call() -> None:
                    with contextlib.suppress(Exception):
                        await self.client.call_tool(name, arguments)

                group.start_soon(call)
                await until(started)
                if not MODERN:
                    await self._say_cancelled()
                scope.cancel()

    async def _say_cancelled(self) -> None:
        """mcp 1.30 forgets a call silently; its newest request id is the last one it gave out."""
        from mcp import types

        params = types.CancelledNotificationParams(
            requestId=self.client._request_id - 1, reason="the test changed its mind"
        )
        note = types.CancelledNotification(method="notifications/cancelled", params=params)
        await self.client.send_notification(types.ClientNotification(note))

    async def resources(self) -> list[str]:
        return [str(x.uri) for x in (await self.client.list_resources()).resources]

    async def templates(self) -> list[str]:
        listed = await self.client.list_resource_templates()
        found = getattr(listed, "resource_templates", None) or listed.resourceTemplates
        return [getattr(x, "uri_template", None) or x.uriTemplate for x in found]

    async def read(self, uri: str) -> str:
        return "".join(x.text for x in (await self.client.read_resource(uri)).contents)

    async def prompts(self) -> list[str]:
        return [x.name for x in (await self.client.list_prompts()).prompts]

    async def prompt(self, name: str, **arguments: str) -> str:
        got = await self.client.get_prompt(name, arguments)
        return "".join(message.content.text for message in got.messages)


async def until(condition: Any, seconds: float = 20) -> None:
    """Waits for a condition, looking often; fails after so many seconds."""
    with anyio.fail_after(seconds):
        while not condition():
            await anyio.sleep(0.01)


@contextlib.asynccontextmanager
async def connect(
    where: str | list[str], mode: str, env: dict | None = None
) -> AsyncIterator[Peer]:
    """Connects to a URL, or to a command spoken to over stdio."""
    if MODERN:
        server = where if isinstance(where, str) else parameters(where, env)
        async with mcp.Client(server, mode=mode, cache=None) as client:
            yield Peer(client)
        return
    async with contextlib.AsyncExitStack() as stack:
        if isinstance(where, str):
            from mcp.client.streamable_http import streamable_http_client

            streams = await stack.enter_async_context(streamable_http_client(where))
        else:
            streams = await stack.enter_async_context(mcp.stdio_client(parameters(where, env)))
        session = await stack.enter_async_context(mcp.ClientSession(streams[0], streams[1]))
        await session.initialize()
        yield Peer(session)


def parameters(command: list[str], env: dict | None) -> mcp.StdioServerParameters:
    return mcp.StdioServerParameters(command=command[0], args=command[1:], env=env)
