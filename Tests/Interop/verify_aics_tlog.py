"""Verify a log folder with the independent PyPI package aics-tlog 0.2.1.

    verify_aics_tlog.py LOGFOLDER VKEY

Exit code 0: verified. 1: rejected, with the reason on standard error. The package declares
Python 3.12 but runs on 3.11 from its unpacked wheel: put the folder in PYTHONPATH.
"""

import sys
from pathlib import Path

import aics_tlog


def verify(folder: str, vkey: str) -> int:
    note = aics_tlog.parse_note(Path(folder, "checkpoint").read_bytes())
    key = aics_tlog.parse_vkey(vkey)
    if not aics_tlog.verify_note(note, [key]):
        raise ValueError("the checkpoint is not signed by the key")
    checkpoint = aics_tlog.parse_checkpoint(note.text)
    if checkpoint.origin != key.name:
        raise ValueError("the origin is not the key's name")
    reader = aics_tlog.FileSystemTileReader(folder)
    aics_tlog.audit_tiles(reader, checkpoint.size, checkpoint.root)
    for index in {0, checkpoint.size // 2, checkpoint.size - 1} if checkpoint.size else set():
        entry = aics_tlog.read_entry(reader, index, checkpoint.size)
        proof = aics_tlog.inclusion_proof_from_tiles(reader, index, checkpoint.size)
        if not aics_tlog.verify_leaf_inclusion(
            entry, index, checkpoint.size, proof, checkpoint.root
        ):
            raise ValueError(f"entry {index} has no proof")
    return checkpoint.size


if __name__ == "__main__":
    try:
        size = verify(sys.argv[1], sys.argv[2])
    except Exception as error:
        print(f"aics-tlog rejects: {error!r}", file=sys.stderr)
        sys.exit(1)
    print(f"aics-tlog verified {size} entries")
