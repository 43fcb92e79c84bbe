"""agent-control-spec: a Cedar policy set through its own evaluator. It keeps no state and no log;
the rules are those of ours in its mapping (Action is the point, Resource the tool)."""

import common
from agent_control_spec import ActivatedPolicy

POINT = 'action == Action::"pre_tool_call"'
ARGUMENTS = "context.tool_call.args"


def rule(number: int) -> str:
    tool = f'resource == Tool::"{common.tool(number)}"'
    match number % 6:
        case 0:
            return (f"permit(principal, {POINT}, {tool}) when {{ {ARGUMENTS} has path && "
                    f'{ARGUMENTS}.path like "/work/area{number}/*" }};')  # fmt: skip
        case 1:
            return (f"forbid(principal, {POINT}, {tool}) when {{ {ARGUMENTS} has amount && "
                    f"{ARGUMENTS}.amount > {1000 + number} }};")  # fmt: skip
        case 2:
            return (f"forbid(principal, {POINT}, resource) when {{ context.tool_call.name == "
                    f'"{common.tool(number)}" && {ARGUMENTS} has amount && '
                    f"{ARGUMENTS}.amount > {100_000 + number} }};")  # fmt: skip
        case 3:
            return (f"permit(principal is Agent, {POINT}, {tool}) when "
                    f'{{ ["read", "write"].contains("write") }};')  # fmt: skip
        case 4:
            return (f"forbid(principal, {POINT}, {tool}) when {{ {ARGUMENTS} has amount && "
                    f"{ARGUMENTS}.amount > 500 }};")  # fmt: skip
        case _:
            return (f'forbid(principal, action == Action::"input", resource) when '
                    f'{{ context.input.text like "*secret{number}*" }};')  # fmt: skip


GRANTS = [
    f'permit(principal, {POINT}, resource == Tool::"server{server}___tool{tool}");'
    for server in range(common.SERVERS) for tool in range(common.TOOLS)
]  # fmt: skip
POLICIES = "\n".join(GRANTS + [rule(number) for number in range(common.RULES - len(GRANTS))])
MANIFEST = """\
agent_control_specification_version: 0.4.0-alpha.1
policies:
  rules:
    type: cedar
    policy_set: |
{policies}
intervention_points:
  pre_tool_call:
    policy_target: $.tool_call.args
    tool_name_from: $.tool_call.name
    policy:
      id: rules
tools:
{tools}
"""


def indented(text: str) -> str:
    return "\n".join("      " + line for line in text.splitlines())


def main() -> None:
    names = [f"server{s}___tool{t}" for s in range(common.SERVERS) for t in range(common.TOOLS)]
    tools = "\n".join(f"  {name}:\n    type: Tool\n    id: {name}" for name in names)
    manifest = MANIFEST.format(policies=indented(POLICIES), tools=tools)
    policy = ActivatedPolicy.from_memory(manifest, {})
    context = {
        "envelope": {"agent": {"id": "historian"}, "session": {"id": "session-1"}},
        "tool_call": {"id": "call-1", "name": "server6___tool2", "args": common.CALL},
    }

    def decide() -> bool:
        verdict = policy.evaluate("pre_tool_call", context)
        return getattr(verdict.decision, "value", verdict.decision) == "allow"

    common.run(decide)


main()
