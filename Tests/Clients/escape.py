"""What a hostile program tries from where it runs, and what came of each attempt.

    escape.py TARGETS OUT [SERVER]      OUT gets {"agent": {name: outcome}, "server": {…}}

TARGETS (JSON) says what there is: `secret`, `keys`, `log`, `mandate`, `people` (paths of files and
of
the people's socket), `sockets` (every Unix socket of the host), `port` (a listener on the host's
loopback), `pids` (of the host), `repo` and `work` (granted for writing). An outcome is "ALLOWED: …"
or "refused: …". With SERVER it then asks that server's tool `attack` to do the same from its cell.
"""

import ctypes
import errno
import functools
import json
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
from typing import Callable, Iterator

libc = ctypes.CDLL(None, use_errno=True)
Attack = Callable[[], object]


class Refused(Exception):
    """Nothing failed, but nothing was gained either."""


def outcomes(given: dict) -> dict[str, str]:
    return {name: outcome(act) for name, act in attacks(given)}


def outcome(act: Attack) -> str:
    """What came of an attempt, made in a child: some end the program that tries them."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            text = f"ALLOWED: {str(act())[:80]}"
        except (OSError, Refused, ValueError) as error:
            text = f"refused: {type(error).__name__}: {error}"[:160]
        except BaseException as error:  # a fault of the attack itself must not look like a refusal
            text = f"BROKEN: {type(error).__name__}: {error}"[:160]
        os.write(writing, text.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return said or f"refused: ended by signal {os.WTERMSIG(status)}"


def attacks(given: dict) -> Iterator[tuple[str, Attack]]:
    for family in (reading, sockets, terminals, kernel, processes, writing, network):
        yield from family(given)


def reading(given: dict) -> Iterator[tuple[str, Attack]]:
    for path in ("/etc/shadow", given["secret"], *given["keys"]):
        yield f"read {path}", functools.partial(read, path)
    for path in ("/root", "/home", "/work", "/var", "/srv", str(pathlib.Path(given["log"]).parent)):
        yield f"list {path}", functools.partial(entries, path, given)
    for pid in (1, *given["pids"]):
        for name in ("environ", "mem", "root/etc/shadow", "cwd/.", "fd/0"):
            yield f"read /proc/{pid}/{name}", functools.partial(read, f"/proc/{pid}/{name}")
    yield "an inherited descriptor", inherited
    yield "a secret in the environment", functools.partial(environment, given)


def sockets(given: dict) -> Iterator[tuple[str, Attack]]:
    for name in [given["people"], *given["sockets"]]:
        yield f"connect to {name}", functools.partial(connect_unix, name)
    yield "a datagram to the people", functools.partial(datagram, given["people"])
    yield "a datagram through a pair", functools.partial(paired_datagram, given["people"])


def terminals(_: dict) -> Iterator[tuple[str, Attack]]:
    for path in ("/dev/tty", "/dev/console", "/dev/tty1", "/dev/pts/0", "/dev/pts/1"):
        yield f"type into {path}", functools.partial(type_into, path)
    yield "type into standard input", functools.partial(push, 0)
    yield "type into standard error", functools.partial(push, 2)


def kernel(given: dict) -> Iterator[tuple[str, Attack]]:
    work = given["work"].encode()
    new = {"user": 0x10000000, "mount": 0x20000, "pid": 0x20000000, "net": 0x40000000}
    for name, flag in new.items():
        yield f"unshare {name}", functools.partial(call, 272, flag)
    yield "mount a tmpfs", functools.partial(call, 165, b"none", work, b"tmpfs", 0, None)
    yield "bind the root", functools.partial(call, 165, b"/", work, None, 4096, None)
    yield "mount proc", functools.partial(call, 165, b"proc", work, b"proc", 0, None)
    yield "remount / writable", functools.partial(call, 165, None, b"/", None, 32, None)
    yield "fsopen", functools.partial(call, 430, b"tmpfs", 0)
    yield "open_tree", functools.partial(call, 428, -100, b"/", 1)
    yield "pivot_root", functools.partial(call, 155, work, work)
    yield "chroot", functools.partial(call, 161, work)
    yield "io_uring", functools.partial(call, 425, 8, bytes(120))
    yield "bpf", functools.partial(call, 321, 0, bytes(72), 72)
    yield "keyring", functools.partial(call, 248, b"user", b"k", b"v", 1, -3)
    yield "userfaultfd", functools.partial(call, 323, 1)
    yield "perf", functools.partial(call, 298, bytes(112), 0, -1, -1, 0)
    yield "load a module", functools.partial(call, 175, bytes(8), 8, b"")
    yield "kernel log", functools.partial(call, 103, 3, bytes(64), 64)
    yield "join namespaces of process 1", functools.partial(join, 1)
    for path in ("/dev/kmsg", "/dev/mem", "/proc/sysrq-trigger", "/proc/sys/kernel/core_pattern",
                 "/sys/kernel/uevent_helper", "/sys/fs/cgroup/cgroup.procs"):  # fmt: skip
        yield f"open {path} for writing", functools.partial(os.open, path, os.O_WRONLY)
    yield "make a device", functools.partial(
        os.mknod, given["work"] + "/disk", 0o60600, os.makedev(8, 0))


def processes(given: dict) -> Iterator[tuple[str, Attack]]:
    for pid in (1, *given["pids"]):
        yield f"trace {pid}", functools.partial(call, 101, 16, pid, 0, 0)
        yield f"seize {pid}", functools.partial(call, 101, 0x4206, pid, 0, 0)
        yield f"read the memory of {pid}", functools.partial(peek, pid)
    yield "end process 1", functools.partial(end, 1)
    for pid in given["pids"]:
        yield f"end {pid}", functools.partial(os.kill, pid, signal.SIGKILL)
        yield f"a handle on {pid}", functools.partial(os.pidfd_open, pid)


def writing(given: dict) -> Iterator[tuple[str, Attack]]:
    repo = pathlib.Path(given["repo"])
    for path in (given["mandate"], given["log"], *given["keys"]):
        yield f"write {path}", functools.partial(append, path)
        yield f"remove {path}", functools.partial(os.unlink, path)
    yield "write beside the log", functools.partial(append, given["log"] + ".x")
    for name in (".git/hooks/post-commit", ".git/config", ".envrc", ".bashrc", ".profile",
                 ".github/workflows/evil.yml", ".gitlab-ci.yml", ".husky/pre-commit"):  # fmt: skip
        yield f"write {name}", functools.partial(append, repo / name)
    yield "a config of git by renaming", functools.partial(rename_over, repo, ".git/config")
    yield "hooks by renaming the folder", functools.partial(swap, repo / ".git/hooks")
    yield "hooks by renaming .git", functools.partial(swap, repo / ".git")
    yield "hooks by another name", functools.partial(link, repo)
    for path in (given["work"] + "/program", "/tmp/program", "/dev/shm/program"):
        yield f"execute {path}", functools.partial(execute, path)
    yield "execute a memory file", execute_memory
    yield "change the programs of the system", functools.partial(append, "/usr/bin/evil")
    yield "change the cell's own program", functools.partial(append, "/.tribune/tribune-cell")


def network(given: dict) -> Iterator[tuple[str, Attack]]:
    for host in ("127.0.0.1", "::1", "::ffff:127.0.0.1", *given.get("addresses", ())):
        yield f"connect to {host}", functools.partial(connect, host, given["port"])
    for port in (0, 7301, 8080):
        yield f"listen on {port}", functools.partial(listen, port)
    yield "listen without an address", functools.partial(listen, None)
    for port in (None, 8081):
        yield f"datagrams at {port}", functools.partial(datagrams, port)
    yield "a packet socket", functools.partial(socket.socket, socket.AF_PACKET, socket.SOCK_RAW)
    yield "a raw socket", functools.partial(socket.socket, socket.AF_INET, socket.SOCK_RAW, 1)
    yield "a vsock", functools.partial(socket.socket, socket.AF_VSOCK, socket.SOCK_STREAM)
    yield "a name server", functools.partial(connect, "1.1.1.1", 53)
    yield "an interface beside lo", interfaces


# The attempts.


def call(number: int, *arguments: object) -> int:
    """A system call; raises what it answers."""
    if (result := libc.syscall(number, *arguments)) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read(64)


def entries(path: str, given: dict) -> str:
    """A folder that shows anything but what was granted below it."""
    granted = [*given["granted"], given["repo"], given["work"]]
    shown = [f"{path.rstrip('/')}/{name}" for name in os.listdir(path)]
    # The cell's own home, empty and in memory.
    shown = [x for x in shown if x != "/home/agent"]
    strange = [x for x in shown if not any(x == g or g.startswith(x + "/") for g in granted)]
    if not strange:
        raise Refused("only what was granted is there")
    return str(strange)


def inherited() -> str:
    """Descriptors that are neither standard nor this program's own (its two pipes and loop)."""
    found = []
    for name in os.listdir("/proc/self/fd"):
        try:
            where = os.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue
        if int(name) > 2 and not where.startswith(("pipe:", "anon_inode:", "socket:", "/proc/")):
            found.append(where)
    if not found:
        raise Refused("none")
    return str(found)


def environment(given: dict) -> str:
    if given["mark"] in os.environ.values():
        return "the person's variable is here"
    raise Refused("only what the mandate passes")


def address(name: str) -> str:
    return "\0" + name[1:] if name.startswith("@") else name


def connect_unix(name: str) -> str:
    """Any kind of socket will do."""
    last = OSError("no kind")
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        try:
            with socket.socket(socket.AF_UNIX, kind) as made:
                made.settimeout(2)
                made.connect(address(name))
                return "connected"
        except OSError as error:
            last = error if error.errno != errno.EPROTOTYPE else last
    raise last


def datagram(name: str) -> int:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as made:
        return made.sendto(b"approve", name)


def paired_datagram(name: str) -> int:
    """A datagram pair is a Unix socket that was not made by socket()."""
    left, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    try:
        return left.sendto(b"approve", name)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EPROTOTYPE, errno.ECONNREFUSED):
            raise Refused("not there") from error
        raise


def type_into(path: str) -> str:
    descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
    return push(descriptor)


def push(descriptor: int) -> str:
    """TIOCSTI, and with the bits above 32 set, which the kernel does not look at."""
    last = OSError("no way")
    for request in (0x5412, 0x5412 | 1 << 32):
        if libc.ioctl(descriptor, ctypes.c_ulong(request), b"x") == 0:
            return "typed"
        code = ctypes.get_errno()
        last = OSError(code, os.strerror(code))
    raise last


def join(pid: int) -> str:
    for name in os.listdir(f"/proc/{pid}/ns"):
        with open(f"/proc/{pid}/ns/{name}", "rb") as file:
            call(308, file.fileno(), 0)
    return "joined"


def peek(pid: int) -> int:
    """process_vm_readv of something that is mapped in every process of this program."""
    buffer = ctypes.create_string_buffer(16)
    local = struct.pack("QQ", ctypes.addressof(buffer), 16)
    return call(310, pid, local, 1, local, 1, 0)


def end(pid: int) -> str:
    for number in (signal.SIGTERM, signal.SIGSTOP, signal.SIGKILL):
        os.kill(pid, number)
    stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
    if stat.rpartition(")")[2].split()[0] in ("R", "S", "D", "I"):
        raise Refused("it goes on")
    return stat


def append(path: object) -> str:
    os.makedirs(os.path.dirname(str(path)), exist_ok=True)
    with open(str(path), "ab") as file:
        file.write(b"# evil\n")
    return "written"


def rename_over(repo: pathlib.Path, name: str) -> str:
    other = repo / "other"
    other.write_text("[core]\n\thooksPath = /evil\n")
    os.replace(other, repo / name)
    return "replaced"


def swap(folder: pathlib.Path) -> str:
    """Moves a folder away and puts another in its place."""
    os.rename(folder, f"{folder}.old")
    folder.mkdir()
    return append(folder / "post-commit")


def link(repo: pathlib.Path) -> str:
    """A hard link is another name of the same file."""
    other = repo / "another-name"
    os.link(repo / ".git/config", other)
    return append(other)


def connect(host: str, port: int) -> str:
    with socket.create_connection((host, port), 2):
        return "connected"


def listen(port: int | None) -> str:
    with socket.socket() as made:
        if port is not None:
            made.bind(("127.0.0.1", port))
        made.listen()
        with socket.create_connection(("127.0.0.1", made.getsockname()[1]), 2):
            return "listened"


def datagrams(port: int | None) -> str:
    """Whoever has sent one can be sent to."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        if port is None:
            made.sendto(b"", ("127.0.0.1", 9))
        else:
            made.bind(("127.0.0.1", port))
        return f"reached at {made.getsockname()}"


def execute(path: str) -> str:
    shutil.copy("/bin/true", path)
    try:
        return str(subprocess.run([path], check=True))
    finally:
        os.unlink(path)


def execute_memory() -> str:
    held = os.memfd_create("program", 0)
    os.write(held, pathlib.Path("/bin/true").read_bytes())
    return str(subprocess.run([f"/proc/self/fd/{held}"], pass_fds=[held], check=True))


def interfaces() -> str:
    found = {name for _, name in socket.if_nameindex()} - {"lo"}
    if not found:
        raise Refused("only lo")
    return str(found)


async def ask_server(name: str) -> dict[str, str]:
    import peers

    url = f"{os.environ['TRIBUNE_MCP_URL']}/{name}"
    async with peers.connect(url, peers.MODES[0]) as peer:
        answer = await peer.call("attack")
        assert not answer.is_error, answer.text
        return json.loads(answer.text)


def main() -> None:
    given = json.loads(pathlib.Path(sys.argv[1]).read_text())
    found = {"agent": outcomes(given)}
    if len(sys.argv) > 3:
        import anyio

        found["server"] = anyio.run(ask_server, sys.argv[3])
    pathlib.Path(sys.argv[2]).write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
