"""The scripted agent: makes the calls of a plan one after the other and writes what it was told.

    agent.py PLAN ANSWERS        PLAN: [{"tool", "arguments"}…]; ANSWERS: [{"error", "text"}…]
"""

import asyncio
import json
import os
import pathlib
import sys

import mcp


async def main(plan: pathlib.Path, answers: pathlib.Path) -> None:
    found = []
    async with mcp.Client(os.environ["TRIBUNE_MCP_URL"] + "/dojo", cache=None) as client:
        await client.list_tools()
        for call in json.loads(plan.read_text()):
            found.append(await answer(client, call))
            answers.write_text(json.dumps(found))
    print(f"made {len(found)} calls")


async def answer(client: mcp.Client, call: dict) -> dict:
    try:
        result = await client.call_tool(call["tool"], call["arguments"])
    except mcp.MCPError as error:
        return {"error": True, "text": f"protocol: {error}"}
    text = "".join(getattr(part, "text", "") for part in result.content)
    return {"error": bool(result.is_error), "text": text}


if __name__ == "__main__":
    asyncio.run(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
