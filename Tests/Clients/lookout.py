"""An agent of langgraph that asks the time in three cities and keeps it in a file: the second agent
of test_newuser.py, written as if nobody had heard of Tribune. Its model is scripted."""

import asyncio
import json
import pathlib

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_mcp_adapters.client import MultiServerMCPClient
from langgraph.prebuilt import create_react_agent

HERE = pathlib.Path(__file__).resolve().parent
CITIES = ("Europe/Rome", "Asia/Tokyo", "America/Lima")


class Script(BaseChatModel):
    """The model: asks the time in each city, then says so."""

    def bind_tools(self, tools, **_):
        return self

    @property
    def _llm_type(self) -> str:
        return "script"

    def _generate(self, messages, stop=None, run_manager=None, **_) -> ChatResult:
        answered = sum(isinstance(message, ToolMessage) for message in messages)
        if answered < len(CITIES):
            call = {
                "name": "get_current_time", "args": {"timezone": CITIES[answered]},
                "id": f"c{answered}",
            }  # fmt: skip
            message = AIMessage(content="", tool_calls=[call])
        else:
            message = AIMessage(content=f"I kept the time of {answered} cities.")
        return ChatResult(generations=[ChatGeneration(message=message)])


async def main() -> None:
    servers = json.loads((HERE / ".mcp.json").read_text())["mcpServers"]
    client = MultiServerMCPClient(
        {name: {"transport": "stdio", **entry} for name, entry in servers.items()}
    )
    agent = create_react_agent(Script(), await client.get_tools())
    ended = await agent.ainvoke({"messages": [("user", "What time is it around the world?")]})
    answers = [x for x in ended["messages"] if isinstance(x, ToolMessage)]
    folder = HERE / "out"
    folder.mkdir(exist_ok=True)
    (folder / "times.txt").write_text("\n".join(str(x.content) for x in answers))
    print(ended["messages"][-1].content)


if __name__ == "__main__":
    asyncio.run(main())
