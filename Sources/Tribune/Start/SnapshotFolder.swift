import Agency
import SystemPackage
import TransparencyLog

/// Snapshots on disk, named `v<fold>-<size>-<index of their record>.json`. The name is only a hint;
/// what counts is the record in the log.
struct SnapshotFolder {
    /// The version of what entries mean to the state. Whoever changes what `apply` or `observe`
    /// keeps of an entry counts it up: a snapshot of another version is not a fold as this program
    /// folds, so it is passed over and the log is folded from its first entry.
    static let fold = 3

    let path: String

    /// The newest snapshot whose digest the log holds, or nil.
    func newest(in log: Log) -> Snapshot? {
        for name in names().sorted(by: { $0.size > $1.size }) {
            if let snapshot = load(name, log) { return snapshot }
        }
        return nil
    }

    /// Stores a snapshot's text beside its record and removes all but the two newest.
    func store(_ text: [UInt8], size: Int, record: Int) throws {
        let target = file(Name(size: size, record: record))
        try FileBytes.write(text, to: target, mode: [.ownerRead, .ownerWrite])
        for old in names().sorted(by: { $0.size > $1.size }).dropFirst(2) {
            HostPath.remove(file(old))
        }
    }

    /// No start takes one of those that are there now; they stay for whoever wants to know why.
    func setAside() {
        for name in names() {
            try? HostPath.move(file(name), to: file(name) + ".disowned")
        }
    }

    private struct Name {
        let size: Int
        let record: Int
    }

    private func file(_ name: Name) -> String {
        "\(path)/v\(Self.fold)-\(name.size)-\(name.record).json"
    }

    private func names() -> [Name] {
        let mark = "v\(Self.fold)-"
        return FolderNames.list(path).compactMap { name in
            guard name.hasPrefix(mark), name.hasSuffix(".json") else { return nil }
            let parts = name.dropFirst(mark.count).dropLast(5).split(separator: "-").compactMap {
                Int($0)
            }
            return parts.count == 2 ? Name(size: parts[0], record: parts[1]) : nil
        }
    }

    private func load(_ name: Name, _ log: Log) -> Snapshot? {
        guard let text = try? FileBytes.read(file(name)),
            let leaf = try? log.entries(from: name.record, limit: 1), leaf.count == 1,
            let entry = try? Entry(leaf: leaf[0]), case .snapshot(let record) = entry.body,
            record.size == name.size, Hall.digest(text) == record.digest
        else { return nil }
        return try? Snapshot(text: text)
    }
}
