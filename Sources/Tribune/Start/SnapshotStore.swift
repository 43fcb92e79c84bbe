import Agency
package import TransparencyLog

/// Snapshots beside the log, named `v<fold>-<size>-<index of their record>.json`. The name is only
/// a hint; what counts is the record in the log.
package struct SnapshotStore {
    /// The version of what entries mean to the state. Whoever changes what `apply` or `observe`
    /// keeps of an entry counts it up: a snapshot of another version is not a fold as this program
    /// folds, so it is passed over and the log is folded from its first entry.
    static let fold = 3

    let blobs: any BlobStorage

    /// The snapshots among these.
    package init(blobs: any BlobStorage) { self.blobs = blobs }

    /// The newest snapshot whose digest the log holds, or nil.
    package func newest(in log: Log) -> Snapshot? {
        for name in names().sorted(by: { $0.size > $1.size }) {
            if let snapshot = load(name, log) { return snapshot }
        }
        return nil
    }

    /// Stores a snapshot's text beside its record and removes all but the two newest.
    func store(_ text: [UInt8], size: Int, record: Int) throws {
        try blobs.write(self.text(Name(size: size, record: record)), text)
        for old in names().sorted(by: { $0.size > $1.size }).dropFirst(2) {
            try blobs.remove(self.text(old))
        }
    }

    /// No start takes one of those that are there now; they stay for whoever wants to know why.
    func setAside() {
        for name in names() {
            try? blobs.rename(text(name), to: text(name) + ".disowned")
        }
    }

    private struct Name {
        let size: Int
        let record: Int
    }

    private func text(_ name: Name) -> String {
        "v\(Self.fold)-\(name.size)-\(name.record).json"
    }

    private func names() -> [Name] {
        let mark = "v\(Self.fold)-"
        return ((try? blobs.names()) ?? []).compactMap { name in
            guard name.hasPrefix(mark), name.hasSuffix(".json") else { return nil }
            let parts = name.dropFirst(mark.count).dropLast(5).split(separator: "-").compactMap {
                Int($0)
            }
            return parts.count == 2 ? Name(size: parts[0], record: parts[1]) : nil
        }
    }

    private func load(_ name: Name, _ log: Log) -> Snapshot? {
        guard let text = try? blobs.read(text(name)),
            let leaf = try? log.entries(from: name.record, limit: 1), leaf.count == 1,
            let entry = try? Entry(leaf: leaf[0]), case .snapshot(let record) = entry.body,
            record.size == name.size, Hall.digest(text) == record.digest
        else { return nil }
        return try? Snapshot(text: text)
    }
}
