/// A witness: cosigns the newest checkpoint of a log if it continues the last one it cosigned
/// (C2SP tlog-cosignature). Runs under another user id than the log, with its own memory: then
/// the log's owner alone can show no two histories.
public struct Witness: ~Copyable {
    private let key: SignerKey
    private let logKey: VerifierKey
    private let memory: CheckpointMemory

    /// - Parameters:
    ///   - key: a key of type cosignature.
    ///   - memory: where the witness keeps what it has cosigned.
    /// - Throws: `LogError.malformed` when the key is of another type.
    public init(
        key: consuming SignerKey, logKey: VerifierKey, memory: CheckpointMemory
    ) throws(LogError) {
        guard key.verifier.algorithm == .cosignature else {
            throw .malformed("a witness key is of type cosignature; make one with keygen --witness")
        }
        self.key = key
        self.logKey = logKey
        self.memory = memory
    }

    /// Checks and cosigns the newest checkpoint.
    ///
    /// - Parameter time: POSIX seconds, stated in the cosignature.
    /// - Throws: `LogError.inconsistent` when the log was rolled back or forked; nothing is signed.
    public func cosign(_ reader: some LogReader, time: UInt64) throws -> SignedCheckpoint {
        let last = try memory.last(logKey)
        let signed = try LogVerifier(key: logKey).verifyConsistency(reader, since: last)
        let cosigned = try signed.cosigned(by: key, time: time)
        // Remembered first: a witness that forgets what it signed could sign a fork.
        try memory.remember(signed, key: logKey)
        return cosigned
    }
}
