/// Copies of a log: the source stays what it is, and may be in use.
extension StoreMigration {
    /// Copies what a checkpoint of the source covers into an empty store, payloads first, proves
    /// that it arrived, publishes the same checkpoint there and closes the copy.
    public func copy(upTo signed: SignedCheckpoint) throws -> Report {
        try expectEmpty()
        var report = Report()
        report.entries = signed.checkpoint.size
        report.signed = signed.checkpoint.size
        report.payloads = try movePayloads()
        report.root = try moveEntries(signed.checkpoint.size)
        try publish(signed, root: report.root, size: signed.checkpoint.size)
        try target.log.close(clean: true)
        return report
    }

    /// Copies the entries under the source's signed checkpoint into an empty store that another key
    /// will sign, payloads first, and leaves both open. Entries beyond the checkpoint stay behind:
    /// nobody vouches for them.
    ///
    /// - Throws: also when the entries are not those that the source's key signed.
    public func copyUnderAnotherKey() throws -> Report {
        let found = try source.log.recover(everything: true)
        guard let bytes = found.checkpoint else {
            throw LogError.inconsistent("the backup holds no signed log")
        }
        let signed = try SignedCheckpoint(bytes, key: sourceKey).checkpoint
        guard found.size >= signed.size else {
            throw LogError.inconsistent("the backup lacks entries that its checkpoint signs")
        }
        try expectEmpty()
        var report = Report()
        report.entries = signed.size
        report.signed = signed.size
        report.payloads = try movePayloads()
        report.root = try moveEntries(signed.size)
        guard report.root == signed.root else {
            throw LogError.inconsistent(
                "the entries do not give the root that the checkpoint over \(signed.size) signs")
        }
        return report
    }

    /// Signs a store whose entries no key has signed yet.
    public static func sign(_ log: any LogStorage, with key: borrowing SignerKey) throws {
        let found = try log.recover(everything: true)
        guard found.checkpoint == nil else {
            throw LogError.inconsistent("the log was signed before")
        }
        let edge = try Publisher.writeTree(log, from: TreeEdge(), to: found.size)
        let head = Checkpoint(origin: key.verifier.name, size: found.size, root: edge.root)
        let signed = try SignedCheckpoint(signing: head, with: key)
        try log.publish(checkpoint: signed.note.bytes, size: found.size)
    }
}
