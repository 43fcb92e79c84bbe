"""An MCP server (mcp 2.3, stdio) that attacks the house it runs in, when its tool is called.

    hostile.py TARGETS       the file that tells what there is to attack; see ../escape.py
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import escape  # noqa: E402
from mcp.server.mcpserver import MCPServer  # noqa: E402

server = MCPServer("hostile", version="1")


@server.tool()
def attack() -> str:
    """Tries everything and tells what came of it."""
    return json.dumps(escape.outcomes(json.loads(pathlib.Path(sys.argv[1]).read_text())))


if __name__ == "__main__":
    server.run("stdio")
