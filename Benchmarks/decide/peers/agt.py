"""agent-governance-toolkit-core: govern() around a function that does nothing. Its audit is a chain
of hashes in memory, without a disk."""

import logging

import common
from agentmesh.governance import govern

logging.disable(logging.CRITICAL)

NAME = "action.type == '{}'"


def rule(number: int) -> tuple[str, str]:
    name = NAME.format(common.tool(number))
    match number % 6:
        case 0:
            return "allow", f"{name} and path.value == '/work/area{number}'"
        case 1:
            return "deny", f"{name} and amount.value > {1000 + number}"
        case 2:
            server = f"server.value == 'server{number % 10}'"
            return "deny", f"{server} and size.value > {100_000 + number}"
        case 3:
            return "allow", f"{name} and effect.value == 'write'"
        case 4:
            return "deny", f"{name} and amount.value > 500"
        case _:
            return "deny", f"action.type == 'secret{number}'"


def policy() -> str:
    tools = [f"server{s}___tool{t}" for s in range(common.SERVERS) for t in range(common.TOOLS)]
    rules = [("allow", NAME.format(name)) for name in tools]
    rules += [rule(number) for number in range(common.RULES - len(rules))]
    head = 'apiVersion: governance.toolkit/v1\nname: bench\nversion: "1.0"\n'
    head += 'agents: ["*"]\ndefault_action: deny\nrules:\n'
    return head + "".join(
        f'  - name: rule{number}\n    condition: "{condition}"\n    action: {action}\n'
        for number, (action, condition) in enumerate(rules)
    )


def main() -> None:
    governed = govern(lambda **_: True, policy=policy(), agent_id="historian")
    facts = common.CALL | {"server": "server6", "effect": "write", "size": 200}
    common.run(lambda: governed(action="server6___tool2", **facts))


main()
