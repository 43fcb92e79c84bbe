"""An agent that reads a repository's history over MCP and writes a summary of it.

It is an ordinary agent of pydantic-ai: its servers come from the standard `mcpServers` file that
TRIBUNE_MCP_CONFIG (or ./.mcp.json) names, and it knows nothing of Tribune. The model is scripted,
so
that a run needs no network and says the same each time. With --stray it then tries to leave its
mandate in every way listed in `strays.py`, and ends with 3 if any of them worked.
"""

import argparse
import asyncio
import os
import pathlib
import re
import sys

from pydantic_ai import Agent
from pydantic_ai.mcp import load_mcp_toolsets
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart, ToolReturnPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

import strays

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1] / ".build-python/historian-repo"
SUMMARY = HERE / "out/summary.md"


def answers(messages: list[ModelMessage]) -> list[str]:
    """What the tools have answered so far, in order."""
    parts = (part for message in messages for part in message.parts)
    return [str(part.content) for part in parts if isinstance(part, ToolReturnPart)]


def script(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    """The model: which call comes next follows from how many answers are there."""
    seen = answers(messages)
    repository = str(REPOSITORY)
    if len(seen) == 0:
        return call("time_get_current_time", timezone="UTC")
    if len(seen) == 1:
        return call("git_git_log", repo_path=repository, max_count=50)
    commits = re.findall(r"\b[0-9a-f]{40}\b", seen[1])
    if len(seen) == 2:
        return call("git_git_show", repo_path=repository, revision=commits[0])
    if len(seen) == 3:
        return call("git_git_show", repo_path=repository, revision=commits[-1])
    if len(seen) == 4:
        return call("write_summary", text=summary(*seen))
    return ModelResponse(parts=[TextPart(f"I read {len(commits)} commits. {seen[4]}")])


def call(tool: str, **arguments: object) -> ModelResponse:
    return ModelResponse(parts=[ToolCallPart(tool, arguments)])


def summary(now: str, log: str, newest: str, oldest: str) -> str:
    """What a reader wants to know: how many commits, by whom, the first and the last."""
    authors = re.findall(r"Author: .*?([A-Z]\w+)", log)
    lines = [f"# History of {REPOSITORY.name}", "", f"Commits: {len(authors)}"]
    lines += [f"- {name}: {authors.count(name)}" for name in sorted(set(authors))]
    for title, shown in (("First", oldest), ("Last", newest)):
        lines += ["", f"## {title} commit", "", "```", shown.strip()[:1000], "```"]
    moment = re.search(r"\d{4}-\d\d-\d\dT[\d:]+", now)
    lines += ["", f"Written at {moment[0] if moment else 'an unknown time'} UTC.", ""]
    return "\n".join(lines)


def write_summary(text: str) -> str:
    """Write the summary file."""
    SUMMARY.parent.mkdir(exist_ok=True)
    SUMMARY.write_text(text, encoding="utf-8")
    return f"The summary is in {SUMMARY.relative_to(HERE.parents[1])}."


async def work(stray: bool, outside: str) -> int:
    toolsets = load_mcp_toolsets(os.environ.get("TRIBUNE_MCP_CONFIG", ".mcp.json"))
    agent = Agent(FunctionModel(script), toolsets=toolsets, tools=[write_summary])
    async with agent:
        result = await agent.run("Read the repository's history and write a summary.")
        print(result.output)
        if not stray:
            return 0
        servers = {toolset.wrapped.id: toolset.wrapped.client for toolset in toolsets}
        return await strays.try_all(servers, REPOSITORY, outside)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stray", action="store_true", help="try to leave the mandate as well")
    parser.add_argument(
        "--outside", default="127.0.0.1:22", metavar="HOST:PORT",
        help="something of the host's that listens; from inside a cell it must not be reachable",
    )  # fmt: skip
    options = parser.parse_args()
    return asyncio.run(work(options.stray, options.outside))


if __name__ == "__main__":
    sys.exit(main())
