"""An agent of openai-agents that asks the time in three cities and keeps it in a file.

It stands for any agent that somebody wrote before they heard of Tribune: it reads its servers from
the standard file (MCP_CONFIG, else .mcp.json beside it), and no line of it knows that it is
watched.
The model is scripted, so that a run needs no network.
"""

import asyncio
import json
import os
import pathlib

from agents import Agent, ModelResponse, Runner, Usage, function_tool, set_tracing_disabled
from agents.mcp import MCPServer, MCPServerStdio, MCPServerStreamableHttp
from agents.models.interface import Model
from openai.types.responses import (
    ResponseFunctionToolCall,
    ResponseOutputMessage,
    ResponseOutputText,
)

HERE = pathlib.Path(__file__).resolve().parent
CITIES = ("Europe/Rome", "Asia/Tokyo", "America/Lima")


class Script(Model):
    """The model: asks the time in each city, writes it down, then says so."""

    async def get_response(self, system_instructions, input, *_, **__) -> ModelResponse:
        items = input if isinstance(input, list) else []
        seen = [item["output"] for item in items if item.get("type") == "function_call_output"]
        number = len(seen)
        if number < len(CITIES):
            return self.call(number, "get_current_time", timezone=CITIES[number])
        if number == len(CITIES):
            return self.call(number, "keep", text="\n".join(str(answer) for answer in seen))
        text = ResponseOutputText(
            type="output_text", text=f"I kept the time of {len(CITIES)} cities.", annotations=[]
        )
        message = ResponseOutputMessage(
            id="m", type="message", role="assistant", status="completed", content=[text]
        )
        return ModelResponse(output=[message], usage=Usage(), response_id=None)

    def call(self, number: int, name: str, **arguments: object) -> ModelResponse:
        item = ResponseFunctionToolCall(
            type="function_call", call_id=f"c{number}", name=name, arguments=json.dumps(arguments)
        )
        return ModelResponse(output=[item], usage=Usage(), response_id=None)

    def stream_response(self, *_, **__):
        raise NotImplementedError("this model answers at once")


@function_tool
def keep(text: str) -> str:
    """Write the times down."""
    folder = HERE / "out"
    folder.mkdir(exist_ok=True)
    (folder / "times.txt").write_text(text, encoding="utf-8")
    return "kept"


def servers() -> list[MCPServer]:
    path = pathlib.Path(os.environ.get("MCP_CONFIG", HERE / ".mcp.json"))
    found: list[MCPServer] = []
    for name, entry in json.loads(path.read_text())["mcpServers"].items():
        if "url" in entry:
            found.append(MCPServerStreamableHttp({"url": entry["url"]}, name=name))
        else:
            # A command with a slash is meant from the file's folder, as in a mandate.
            command = entry["command"]
            command = str(path.parent / command) if "/" in command else command
            params = {"command": command, "args": entry.get("args", [])}
            found.append(MCPServerStdio(params, name=name, client_session_timeout_seconds=30))
    return found


async def main() -> None:
    set_tracing_disabled(True)
    connected = servers()
    for server in connected:
        await server.connect()
    try:
        agent = Agent(name="timekeeper", model=Script(), mcp_servers=connected, tools=[keep])
        print((await Runner.run(agent, "What time is it around the world?")).final_output)
    finally:
        for server in reversed(connected):
            await server.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
