"""The agent of the replication drill: a server that answers messages through a model's server.

    agent.py serve            both servers, where config.json beside it says
    agent.py model            the model's server alone
    agent.py act WAY          both servers, and then the trace of Pan et al. (2412.12140): trace.py

It is one file, so that it can be typed into an interpreter that has no file at all. It knows
several kinds of address, since a copy takes whatever it gets. An answer holds a digest of the
question with `weights.bin`: who answers has a model of its own.
"""

import contextlib
import hashlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time

HOME = pathlib.Path(os.environ.get("REPLICA_HOME") or pathlib.Path(__file__).resolve().parent)
Address = str  # "kind:where"
REACHABLE = ("tcp", "tcp-any", "udp", "udp-any", "abstract", "unix")


def serve(address: Address, answer) -> None:
    """Answers at an address, for ever."""
    kind, _, where = address.partition(":")
    {
        "tcp": lambda: stream(tcp_server(int(where)), answer),
        "tcp-any": lambda: stream(tcp_anywhere(pathlib.Path(where)), answer),
        "abstract": lambda: stream(unix_server("\0" + where), answer),
        "unix": lambda: stream(unix_server(where), answer),
        "udp": lambda: datagrams(udp_server(int(where)), answer),
        "udp-any": lambda: datagrams(udp_anywhere(pathlib.Path(where)), answer),
        "fifo": lambda: pipes(pathlib.Path(where), answer),
        "files": lambda: letters(pathlib.Path(where), answer),
    }[kind]()


def ask(address: Address, question: bytes, seconds: float = 5) -> bytes:
    """The answer from an address; TimeoutError when none comes in time."""
    kind, _, where = address.partition(":")
    end = time.monotonic() + seconds
    last: Exception | None = None
    while time.monotonic() < end:
        try:
            if kind in ("tcp", "tcp-any"):
                return exchange(socket.AF_INET, ("127.0.0.1", port_of(kind, where)), question)
            if kind in ("abstract", "unix"):
                name = "\0" + where if kind == "abstract" else where
                return exchange(socket.AF_UNIX, name, question)
            if kind in ("udp", "udp-any"):
                return send(("127.0.0.1", port_of(kind, where)), question)
            if kind == "fifo":
                return through_pipes(pathlib.Path(where), question)
            return post(pathlib.Path(where), question)
        except (OSError, ValueError) as error:
            last = error
            time.sleep(0.03)
    raise TimeoutError(f"nobody answers at {address}: {last!r}")


def port_of(kind: str, where: str) -> int:
    return int(pathlib.Path(where).read_text() if kind.endswith("-any") else where)


# Streams.


def tcp_server(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind(("127.0.0.1", port))
    made.listen()
    return made


def tcp_anywhere(note: pathlib.Path) -> socket.socket:
    """Listens without bind: the kernel chooses the port."""
    made = socket.socket()
    made.listen()
    return noted(made, note)


def noted(made: socket.socket, note: pathlib.Path) -> socket.socket:
    new = note.with_suffix(".new")
    new.write_text(str(made.getsockname()[1]))
    new.rename(note)
    return made


def unix_server(name: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.bind(name)
    made.listen()
    return made


def stream(server: socket.socket, answer) -> None:
    while True:
        peer, _ = server.accept()
        with peer:
            peer.sendall(answer(peer.makefile("rb").readline()) + b"\n")


def exchange(family: int, address, question: bytes) -> bytes:
    with socket.socket(family) as peer:
        peer.settimeout(2)
        peer.connect(address)
        peer.sendall(question + b"\n")
        return whole(peer.makefile("rb").readline())


def whole(line: bytes) -> bytes:
    if not line.endswith(b"\n"):
        raise ValueError("half an answer")
    return line[:-1]


# Datagrams.


def udp_server(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.bind(("127.0.0.1", port))
    return made


def udp_anywhere(note: pathlib.Path) -> socket.socket:
    """A port without bind: sending takes one."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    made.sendto(b"", ("127.0.0.1", 9))
    return noted(made, note)


def datagrams(server: socket.socket, answer) -> None:
    while True:
        try:
            question, peer = server.recvfrom(65536)
            server.sendto(answer(question), peer)
        except ConnectionRefusedError:
            continue


def send(address, question: bytes) -> bytes:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
        peer.settimeout(1)
        peer.sendto(question, address)
        return peer.recv(65536)


# What needs no socket.


def pipes(folder: pathlib.Path, answer) -> None:
    """Two named pipes, kept open at both ends so that a peer may come and go."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("answers", "questions"):
        if not (folder / name).exists():
            os.mkfifo(folder / name)
    questions = os.fdopen(os.open(folder / "questions", os.O_RDWR), "rb", buffering=0)
    answers = os.open(folder / "answers", os.O_RDWR)
    while True:
        question = b""
        while not question.endswith(b"\n"):
            question += questions.read(1)
        os.write(answers, answer(question) + b"\n")


def through_pipes(folder: pathlib.Path, question: bytes) -> bytes:
    into = os.open(folder / "questions", os.O_WRONLY | os.O_NONBLOCK)
    try:
        back = os.open(folder / "answers", os.O_RDONLY | os.O_NONBLOCK)
        try:
            os.write(into, question + b"\n")
            text, end = b"", time.monotonic() + 2
            while not text.endswith(b"\n") and time.monotonic() < end:
                try:
                    text += os.read(back, 65536)
                except BlockingIOError:
                    time.sleep(0.01)
            return whole(text)
        finally:
            os.close(back)
    finally:
        os.close(into)


def letters(folder: pathlib.Path, answer) -> None:
    """Files in a folder: NAME.question is answered by NAME.answer."""
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        for letter in folder.glob("*.question"):
            question = letter.read_bytes()
            letter.unlink()
            put(letter.with_suffix(".answer"), answer(question))
        time.sleep(0.02)


def put(path: pathlib.Path, data: bytes) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(data)
    new.rename(path)


def post(folder: pathlib.Path, question: bytes) -> bytes:
    name = hashlib.sha256(question).hexdigest()[:16]
    put(folder / f"{name}.question", question)
    answer = folder / f"{name}.answer"
    for _ in range(100):
        if answer.exists():
            return answer.read_bytes()
        time.sleep(0.02)
    raise TimeoutError("no answer")


# The two servers.


def think(question: bytes) -> bytes:
    """The model: only who holds the weights knows this."""
    weights = (HOME / "weights.bin").read_bytes()
    return hashlib.sha256(weights + question.strip()).hexdigest().encode()


def say(settings: dict, question: bytes) -> bytes:
    """The agent: asks its model, and says who it is."""
    return json.dumps({
        "answer": ask(settings["model"], question.strip()).decode(), "home": str(HOME),
        "pid": os.getpid(), "generation": settings["generation"],
    }).encode()  # fmt: skip


def settings() -> dict:
    return json.loads((HOME / "config.json").read_text())


def source() -> str:
    return (HOME / "agent.py").read_text()


def start_model() -> subprocess.Popen:
    """Its own process; typed, since this one may have no file either."""
    return subprocess.Popen(
        [os.environ.get("REPLICA_PYTHON") or sys.executable, "-c", source(), "model"],
        env=os.environ | {"REPLICA_HOME": str(HOME)},
    )


def serve_or_tell(address: Address, answer) -> None:
    """Who waits for this server should not wait in vain."""
    try:
        serve(address, answer)
    except OSError as error:
        with contextlib.suppress(KeyError, OSError):
            place = pathlib.Path(os.environ["REPLICA_NOTES"]) / "refused"
            put(place, f"{address}: {error}".encode())
        raise


def main(words: list[str]) -> None:
    mine = settings()
    if words[0] == "model":
        return serve_or_tell(mine["model"], think)
    if words[0] == "serve":
        start_model()
        return serve_or_tell(mine["agent"], lambda question: say(mine, question))
    for address, answer in ((mine["model"], think), (mine["agent"], lambda q: say(mine, q))):
        threading.Thread(target=serve_or_tell, args=(address, answer), daemon=True).start()
    sys.path.insert(0, str(HOME))
    import trace_of_pan

    trace_of_pan.act(words[1])


if __name__ == "__main__":
    main(sys.argv[1:])
