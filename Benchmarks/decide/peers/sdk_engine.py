"""agent-control: its engine in SDK mode. Its controls only deny, so what is a permit elsewhere is a
control of the same scope here; it keeps no log."""

import asyncio
import dataclasses

import common
from agent_control_engine.core import ControlEngine
from agent_control_models import ControlDefinition, EvaluationRequest


@dataclasses.dataclass
class Control:
    id: int
    name: str
    control: ControlDefinition


def regex(path: str, pattern: str) -> dict:
    return {"selector": {"path": path},
            "evaluator": {"name": "regex", "config": {"pattern": pattern}}}  # fmt: skip


def control(number: int, condition: dict, *names: str) -> Control:
    scope = {"step_types": ["tool"], "stages": ["pre"]}
    if names:
        scope["step_names"] = [*names]
    definition = ControlDefinition.model_validate({
        "execution": "sdk", "scope": scope, "condition": condition,
        "action": {"decision": "deny"},
    })  # fmt: skip
    return Control(number, f"rule{number}", definition)


def rule(number: int) -> Control:
    tool = common.tool(number)
    match number % 6:
        case 1 | 4:
            return control(number, regex("input.amount", r"^[0-9]{4,}$"), tool)
        case 2:
            both = [regex("name", f"^server{number % 10}_"), regex("input.amount", r"^[0-9]{6,}$")]
            return control(number, {"and": both})
        case 5:
            return control(number, regex("input.path", f"secret{number}"), f"read{number}")
        case _:
            return control(number, regex("input.path", f"^/forbidden{number}/"), tool)


def main() -> None:
    controls = [
        control(1000 + 10 * s + t, regex("input.comment", "forbidden"), f"server{s}___tool{t}")
        for s in range(common.SERVERS) for t in range(common.TOOLS)
    ]  # fmt: skip
    controls += [rule(number) for number in range(common.RULES - len(controls))]
    engine = ControlEngine(controls, context="sdk")
    step = {"type": "tool", "name": "server6___tool2", "input": common.CALL}
    request = EvaluationRequest.model_validate(
        {"agent_name": "historian-agent", "stage": "pre", "step": step})  # fmt: skip
    with asyncio.Runner() as runner:
        common.run(lambda: runner.run(engine.process(request)).is_safe)


main()
