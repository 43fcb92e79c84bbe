"""Verify a log folder with the independent PyPI package tlog-scales 0.0.3.

    verify_tlog_scales.py LOGFOLDER VKEY

Exit code 0: verified. 1: rejected, with the reason on standard error.
"""

import hashlib
import sys
from pathlib import Path

from tlog_scales import signing
from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader


def verify(folder: str, vkey: str) -> int:
    reader = TilesReader(LocalBackend(Path(folder)))
    checkpoint = reader.get_checkpoint()
    key = signing.Vkey.from_string(vkey)
    verifier = signing.PlainEd25519Verifier(key)
    lines = [line for line in checkpoint.signatures if key.match(line)]
    if not lines:
        raise ValueError("the checkpoint is not signed by the key")
    for line in lines:
        verifier.verify_note(line, checkpoint)
    if checkpoint.origin != key.name:
        raise ValueError("the origin is not the key's name")
    if reader.calculate_root_hash() != checkpoint.root_hash:
        raise ValueError("the tiles do not give the signed root")
    for index in range(checkpoint.size):
        leaf = hashlib.sha256(b"\0" + reader.get_entry(index)).digest()
        if leaf != reader.mth(index, index + 1):
            raise ValueError(f"entry {index} is not in the tree")
    return checkpoint.size


if __name__ == "__main__":
    try:
        size = verify(sys.argv[1], sys.argv[2])
    except Exception as error:
        print(f"tlog-scales rejects: {error!r}", file=sys.stderr)
        sys.exit(1)
    print(f"tlog-scales verified {size} entries")
