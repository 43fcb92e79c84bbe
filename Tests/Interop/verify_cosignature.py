"""Verify the log's signature and a witness's cosignature on a checkpoint with a foreign library.

    verify_cosignature.py tlog_scales|aics_tlog CHECKPOINT LOG_VKEY WITNESS_VKEY

Exit code 0: both verified. 1: rejected, with the reason on standard error.
"""

import sys
from pathlib import Path


def with_tlog_scales(text: bytes, log_vkey: str, witness_vkey: str) -> None:
    from tlog_scales import signing
    from tlog_scales.tlog import Checkpoint

    checkpoint = Checkpoint.from_text(text.decode())
    for vkey in (log_vkey, witness_vkey):
        key = signing.Vkey.from_string(vkey)
        lines = [line for line in checkpoint.signatures if key.match(line)]
        if not lines:
            raise ValueError(f"no line by {key.name}")
        for line in lines:
            key.get_verifier().verify_note(line, checkpoint)


def with_aics_tlog(text: bytes, log_vkey: str, witness_vkey: str) -> None:
    import aics_tlog

    note = aics_tlog.parse_note(text)
    if not aics_tlog.verify_note(note, [aics_tlog.parse_vkey(log_vkey)]):
        raise ValueError("not signed by the log")
    head = aics_tlog.parse_checkpoint(note.text)
    key = aics_tlog.parse_vkey(witness_vkey)
    lines = [x for x in note.signatures if (x.name, x.key_id) == (key.name, key.key_id)]
    good = [
        aics_tlog.verify_cosignature(
            x.signature, key.name, key.public_key, head.origin, head.size, head.root
        )
        for x in lines
    ]
    if good != [True]:
        raise ValueError(f"lines by {key.name}: {good}")


if __name__ == "__main__":
    check = {"tlog_scales": with_tlog_scales, "aics_tlog": with_aics_tlog}[sys.argv[1]]
    try:
        check(Path(sys.argv[2]).read_bytes(), sys.argv[3], sys.argv[4])
    except Exception as error:
        print(f"{sys.argv[1]} rejects: {error!r}", file=sys.stderr)
        sys.exit(1)
