"""An MCP server (stdio, standard library) that answers as a recorded one did.

    recorded.py FILE        a file of shared/data/mcp-wire: {"dir": "c2s" | "s2c", "raw": text} a
    line

A request gets the answer that was recorded for the same method and parameters, under its own id
and with
its own progress token; what the server said in between goes before it. What was never asked is
unknown, except that the prompts that were fetched are listed: a gateway wants them described.
"""

import json
import pathlib
import sys


def messages(path: pathlib.Path) -> list[tuple[str, dict]]:
    """(direction, message) of a stdio recording; the marks of its end are left out."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["raw"].startswith("{"):
            found.append((record["dir"], json.loads(record["raw"])))
    return found


def key(message: dict) -> str:
    """What was asked, whoever asked it: parameters without those that differ each time."""
    method = message["method"]
    if method in ("initialize", "server/discover", "tools/list"):
        return method
    params = {k: v for k, v in message.get("params", {}).items() if k != "_meta"}
    return json.dumps([method, params], sort_keys=True)


class Recording:
    """Answers by what was asked, the last one for ever."""

    def __init__(self, path: pathlib.Path):
        self.answers: dict[str, list[list[dict]]] = {}
        self.prompts: set[str] = set()
        waiting: dict[str, tuple[str, list[dict]]] = {}
        for way, message in messages(path):
            if way == "c2s" and message.get("method") == "prompts/get":
                self.prompts.add(message["params"]["name"])
            if way == "c2s" and "method" in message and "id" in message:
                waiting[json.dumps(message["id"])] = (key(message), [])
            elif way == "s2c" and "method" in message:
                self.note(waiting, message)
            elif way == "s2c" and json.dumps(message["id"]) in waiting:
                asked, said = waiting.pop(json.dumps(message["id"]))
                self.answers.setdefault(asked, []).append([*said, message])

    def note(self, waiting: dict, message: dict) -> None:
        token = message.get("params", {}).get("progressToken")
        if json.dumps(token) in waiting:
            waiting[json.dumps(token)][1].append(message)

    def answer(self, request: dict) -> list[dict]:
        """The messages to send for a request."""
        recorded = self.answers.get(key(request))
        if not recorded and request["method"] == "prompts/list":
            listed = {"prompts": [{"name": name} for name in sorted(self.prompts)]}
            return [{"jsonrpc": "2.0", "id": request["id"], "result": listed}]
        if not recorded:
            error = {"code": -32601, "message": "Method not found"}
            return [{"jsonrpc": "2.0", "id": request["id"], "error": error}]
        said = recorded.pop(0) if len(recorded) > 1 and "tools/list" not in request["method"] \
            else recorded[0]  # fmt: skip
        token = request.get("params", {}).get("_meta", {}).get("progressToken")
        notes = [self.progress(x, token) for x in said[:-1] if token is not None]
        return [*notes, said[-1] | {"id": request["id"]}]

    @staticmethod
    def progress(message: dict, token: object) -> dict:
        return message | {"params": message["params"] | {"progressToken": token}}


def main() -> None:
    recording = Recording(pathlib.Path(sys.argv[1]))
    for line in sys.stdin:
        message = json.loads(line)
        if "method" in message and "id" in message:
            for reply in recording.answer(message):
                print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
