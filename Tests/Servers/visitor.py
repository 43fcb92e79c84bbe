"""An agent that visits servers: lists what they offer, makes calls, writes down what it was told.

    visitor.py PLAN ANSWERS

PLAN is {server: {"calls": [[tool, arguments]…], "resources": [uri…], "prompts": [[name,
arguments]…]}}.
It goes to each server over HTTP in every mode of the library it runs with, and over stdio. The
calls
are made in the first visit alone: they may change things.
"""

import json
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Clients"))

import anyio  # noqa: E402
import peers  # noqa: E402
import target as targets  # noqa: E402


async def visit(peer: peers.Peer, plan: dict, first: bool) -> dict:
    found: dict = {"tools": sorted(await peer.tools())}
    if not first:
        return found
    found["calls"] = [await guarded(call(peer, tool, given)) for tool, given in plan["calls"]]
    found["resources"] = [await guarded(peer.read(uri)) for uri in plan.get("resources", ())]
    found["prompts"] = [
        await guarded(peer.prompt(name, **given)) for name, given in plan.get("prompts", ())
    ]
    return found


async def call(peer: peers.Peer, tool: str, given: dict) -> dict:
    answer = await peer.call(tool, **given)
    return {"error": answer.is_error, "text": answer.text}


async def guarded(act) -> object:
    try:
        return await act
    except Exception as error:  # a refusal may be an error of the protocol
        return {"error": True, "text": f"{type(error).__name__}: {error}"}


async def main(plan: dict) -> dict:
    found: dict = {}
    for server, wanted in plan.items():
        url = f"{os.environ['TRIBUNE_MCP_URL']}/{server}"
        ways = [("http", mode, url) for mode in peers.MODES]
        ways.append(("stdio", peers.MODES[0], [targets.BRIDGE, "bridge", "7300", server]))
        for number, (transport, mode, where) in enumerate(ways):
            async with peers.connect(where, mode, dict(os.environ)) as peer:
                found.setdefault(server, {})[f"{transport} {mode}"] = await visit(
                    peer, wanted, number == 0
                )
    return found


if __name__ == "__main__":
    given = json.loads(pathlib.Path(sys.argv[1]).read_text())
    pathlib.Path(sys.argv[2]).write_text(json.dumps(anyio.run(main, given)))
