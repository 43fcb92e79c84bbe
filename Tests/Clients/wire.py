"""Validates MCP messages against the JSON Schema that belongs to their revision."""

import functools
import json
import os
import pathlib

import jsonschema

ERAS = ("2025-06-18", "2025-11-25", "2026-07-28")
RESULTS = {
    "tools/list": "ListToolsResult", "tools/call": "CallToolResult",
    "resources/list": "ListResourcesResult", "resources/read": "ReadResourceResult",
    "resources/templates/list": "ListResourceTemplatesResult", "prompts/list": "ListPromptsResult",
    "prompts/get": "GetPromptResult", "completion/complete": "CompleteResult",
    "initialize": "InitializeResult", "server/discover": "DiscoverResult", "ping": "EmptyResult",
}  # fmt: skip


def shared() -> pathlib.Path | None:
    """The folder shared/data, from TRIBUNE_SHARED or beside some folder above this file.

    In a cell the variables of that kind are Tribune's own; the mandate sets LAB_SHARED instead.
    """
    named = os.environ.get("TRIBUNE_SHARED") or os.environ.get("LAB_SHARED")
    above = pathlib.Path(__file__).resolve().parents
    places = [pathlib.Path(named) / "data"] if named else [x / "shared/data" for x in above]
    return next((place for place in places if place.is_dir()), None)


@functools.cache
def schema(era: str) -> dict:
    folder = shared()
    assert folder is not None, "the schemas of shared/data are needed"
    return json.loads((folder / f"schemas/mcp/{era}.schema.json").read_text())


@functools.cache
def validator(era: str, definition: str) -> jsonschema.Draft202012Validator:
    whole = schema(era)
    key = "$defs" if "$defs" in whole else "definitions"
    assert definition in whole[key], f"{era} defines no {definition}"
    return jsonschema.Draft202012Validator({**whole, "$ref": f"#/{key}/{definition}"})


@functools.cache
def definitions_by_method(era: str) -> dict[str, str]:
    whole = schema(era)
    found = {}
    for name, body in (whole.get("$defs") or whole["definitions"]).items():
        method = body.get("properties", {}).get("method", {}).get("const")
        if method:
            found[method] = name
    return found


def problems(messages: list[tuple[str, dict]]) -> list[str]:
    """What is wrong with a conversation: each message is held against its era's schema.

    The era is that of `_meta` or of the answer to `initialize`; a conversation may have both, since
    a client that knows both eras probes first.
    """
    found: list[str] = []
    methods: dict[tuple[str, str], tuple[str, str]] = {}
    legacy = next(
        (m["result"]["protocolVersion"] for _, m in messages
         if isinstance(m.get("result"), dict) and "protocolVersion" in m["result"]),
        "2025-11-25",
    )  # fmt: skip
    for way, message in messages:
        if "method" in message:
            era = era_of(message, legacy)
            if "id" in message:
                methods[(way, json.dumps(message["id"]))] = (message["method"], era)
            name = definitions_by_method(era).get(message["method"])
            if name is None:
                found.append(f"{way}: {era} knows no method {message['method']}")
                continue
        elif "error" in message:
            era, name = legacy, "JSONRPCErrorResponse"
        else:
            other = "s2c" if way == "c2s" else "c2s"
            method, era = methods.get((other, json.dumps(message.get("id"))), ("", legacy))
            found += errors(era, "JSONRPCResultResponse", message, way)
            if message["result"].get("resultType") == "input_required":
                found += errors(era, "InputRequiredResult", message["result"], way)
            elif method in RESULTS:
                found += errors(era, RESULTS[method], message["result"], way)
            continue
        found += errors(era, name, message, way)
    return found


def era_of(message: dict, legacy: str) -> str:
    meta = (message.get("params") or {}).get("_meta") or {}
    named = meta.get("io.modelcontextprotocol/protocolVersion")
    if named in ERAS:
        return named
    # Notifications of the modern era carry no version; the probe and its era are known by name.
    return "2026-07-28" if message["method"] == "server/discover" else legacy


def errors(era: str, name: str, value: object, way: str) -> list[str]:
    return [
        f"{way} {era} {name}: {'/'.join(map(str, error.path))}: {error.message[:200]}"
        for error in validator(era, name).iter_errors(value)
    ]
