"""AgentDojo's calls through the gateway under mandates learned from half of the user tasks.

Subjects are the levels L2 (what cannot be taken back asks; nobody answers) and L3 (nobody is asked
inside the mandate). Value is a share in percent over both folds, min and max those of one fold, n
the calls or tasks counted. Tests/AgentDojo/README.md says how the mandates are made.
"""

import importlib.metadata
import pathlib
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/AgentDojo"))

import dojo  # noqa: E402
import replay  # noqa: E402

LEVELS = ("L2", "L3")


def versions() -> dict[str, str]:
    paths = [str(x) for x in ROOT.glob(".build-python/modern/lib/python3*/site-packages")]
    found = importlib.metadata.distributions(name="mcp", path=paths)
    return {"mcp (modern)": x.version for x in found} | {"agentdojo": "v1.2.1, ground truth"}


def rows(note) -> list[dict]:
    if reason := replay.missing():
        sys.exit(f"bench: {reason}")
    found = []
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        try:
            for level in LEVELS:
                found += rows_of_level(level, home, note)
        finally:
            replay.close(home)
    return found


def rows_of_level(level: str, home: pathlib.Path, note) -> list[dict]:
    counted: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for suite in dojo.SUITES:
        for fold in dojo.FOLDS:
            note(f"{level}, suite {suite}, learned from half {fold}")
            figures = replay.figures(replay.replay(suite, fold, level, home))
            for metric, figure in figures.items():
                counted.setdefault((suite, metric), []).append(figure)
    metrics = dict.fromkeys(metric for _, metric in counted)
    whole = {
        ("all suites", metric): [
            tuple(map(sum, zip(*(counted[suite, metric][at] for suite in dojo.SUITES))))
            for at in range(len(dojo.FOLDS))
        ]
        for metric in metrics
    }
    return [row(level, case, metric, folds) for (case, metric), folds in (counted | whole).items()]


def row(level: str, case: str, metric: str, folds: list[tuple[int, int]]) -> dict:
    shares = [share(some, of) for some, of in folds if of]
    some, of = sum(x for x, _ in folds), sum(x for _, x in folds)
    return {
        "bench": "agentdojo", "subject": f"tribune {level}", "case": case, "metric": metric,
        "value": share(some, of), "unit": "%", "min": min(shares, default=0),
        "max": max(shares, default=0), "n": of,
    }  # fmt: skip


def share(some: int, of: int) -> float:
    return round(100 * some / of, 1) if of else 0
