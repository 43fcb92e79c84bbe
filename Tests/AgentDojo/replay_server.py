"""An MCP server (mcp 2.3, stdio) that answers a suite's calls with what was recorded for them.

    replay_server.py SUITE DATA JOURNAL

Its tools are those of the whole suite, with schemas derived from the calls that were seen. Every
call
that arrives becomes a line of the journal, so that it is known what really passed the gateway.
"""

import asyncio
import json
import pathlib
import sys

import dojo
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server

JSON_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array"}


def schemas(calls: list[dojo.Call]) -> dict[str, dict]:
    """For each tool an object of the arguments seen; required are those that every call gives."""
    seen: dict[str, list[dict]] = {}
    for call in calls:
        seen.setdefault(call.tool, []).append(call.arguments)
    return {tool: schema(arguments) for tool, arguments in seen.items()}


def schema(seen: list[dict]) -> dict:
    names = sorted(set().union(*seen))
    properties = {
        name: {"type": kinds([each[name] for each in seen if name in each])} for name in names
    }
    required = [name for name in names if all(name in each for each in seen)]
    return {"type": "object", "properties": properties, "required": required,
            "additionalProperties": False}  # fmt: skip


def kinds(values: list) -> str:
    found = {JSON_TYPES[type(value)] for value in values}
    return "number" if found == {"integer", "number"} else found.pop()


def key(tool: str, arguments: dict) -> str:
    return json.dumps([tool, arguments], sort_keys=True)


def server(suite: str, data: pathlib.Path, journal: pathlib.Path) -> Server:
    calls = [x for task in dojo.tasks(data) if task.suite == suite for x in task.calls]
    recorded = {key(call.tool, call.arguments): call.result for call in calls}
    tools = [
        types.Tool(name=name, description=f"{name} of AgentDojo's {suite}", input_schema=shape)
        for name, shape in sorted(schemas(calls).items())
    ]

    async def list_tools(_, __) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def call_tool(_, params) -> types.CallToolResult:
        asked = key(params.name, params.arguments or {})
        with journal.open("a", encoding="utf-8") as file:
            file.write(asked + "\n")
        text = recorded.get(asked)
        content = [types.TextContent(type="text", text=text or "never recorded")]
        return types.CallToolResult(content=content, is_error=text is None)

    return Server("dojo", version="1", on_list_tools=list_tools, on_call_tool=call_tool)


async def main(suite: str, data: str, journal: str) -> None:
    made = server(suite, pathlib.Path(data), pathlib.Path(journal))
    async with stdio_server() as (reading, writing):
        await made.run(reading, writing, made.create_initialization_options())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
