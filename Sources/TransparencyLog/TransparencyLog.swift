// TransparencyLog: bytes in, proofs out.
//
// A caller appends opaque entries to a `Log`. Each entry gets its index at once and is durable
// when its callback runs; many entries share one flush (group commit). About once a second the
// log publishes a signed checkpoint and the Merkle tiles under it in the C2SP tlog-tiles layout,
// so that a stranger with nothing but a verifier key can recompute every hash.
//
// The journey of an entry:
//   1. `Log.enqueue` gives it an index and puts it in the bounded queue        Storage/Log.swift
//   2. the writer thread commits a batch through the `LogStorage` seam         Storage/
//   3. `FileLogStorage` writes it to the write-ahead log and flushes           FileStore/
//   4. the publisher folds it into the tree and writes bundles and tiles       Tree/
//   5. then it signs and publishes the checkpoint                              Notes/
//   6. `LogVerifier`, `LogProof` and `CheckpointMemory` check it all again     Verify/
//
// Beside the log lies the `PayloadStore` (Payloads/): encrypted payloads that can be erased
// while every proof stays valid, because the log holds only salted commitments.
//
// The library knows nothing about agents. Formats: Specs/log.md.
