"""A line to a server on stdio, for traffic that is chosen message by message."""

import json
import queue
import subprocess
import threading


class Line:
    """A process spoken to in lines; what goes by is kept as ("c2s" | "s2c", message)."""

    def __init__(self, command: list[str], env: dict | None = None):
        self.kept: list[tuple[str, dict]] = []
        self.process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.heard: queue.Queue[dict | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            message = json.loads(line)
            self.kept.append(("s2c", message))
            self.heard.put(message)
        self.heard.put(None)

    def send(self, message: dict) -> None:
        self.kept.append(("c2s", message))
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def answer_to(self, message: dict, seconds: float = 20) -> dict:
        """Sends a request and waits for its answer; notes on the way are kept."""
        self.send(message)
        while True:
            heard = self.heard.get(timeout=seconds)
            assert heard is not None, f"the line went dead at {message}"
            if "method" not in heard and heard.get("id") == message["id"]:
                return heard

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
