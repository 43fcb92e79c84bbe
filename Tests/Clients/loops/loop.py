"""What event loops and pools of Python ask of a machine, in a cell that listens nowhere."""

import asyncio
import ctypes
import multiprocessing
import os
import socket
import urllib.error
import urllib.request
import uuid
from multiprocessing import shared_memory

DOOR = int(os.environ["TRIBUNE_MCP_URL"].split(":")[2].split("/")[0])


async def main() -> None:
    for host in ("localhost", "127.0.0.1"):
        # Some clients bind before they connect, to choose the family of addresses.
        _, writer = await asyncio.open_connection(host, DOOR, local_addr=("127.0.0.1", 0))
        writer.close()
    child = await asyncio.create_subprocess_exec("/bin/echo", "x", stdout=-1)
    assert (await child.communicate())[0] == b"x\n"
    await asyncio.to_thread(socket.getaddrinfo, "localhost", 80)
    with_server = False
    try:
        await asyncio.start_server(lambda *_: None, "127.0.0.1", 8080)
        with_server = True
    except PermissionError:
        pass
    assert not with_server


asyncio.run(main())
# libffi writes code for a callback, in a memory file where it may have one.
assert ctypes.CFUNCTYPE(ctypes.c_int)(lambda: 7)() == 7
memory = shared_memory.SharedMemory(create=True, size=10)
memory.close()
memory.unlink()
multiprocessing.Queue().put(1)
uuid.uuid1()
left, right = socket.socketpair()
left.sendall(b"x")
assert right.recv(1) == b"x"
try:
    urllib.request.urlopen(os.environ["TRIBUNE_MCP_URL"])
except urllib.error.HTTPError as error:
    assert error.code == 404
print("done")
