import Agency
import SystemPackage
import TransparencyLog

/// Snapshots on disk, named `<size>-<index of their record>.json`. The name is only a hint; what
/// counts is the record in the log.
struct SnapshotFolder {
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
        let file = "\(path)/\(size)-\(record).json"
        try FileBytes.write(text, to: file, mode: [.ownerRead, .ownerWrite])
        for old in names().sorted(by: { $0.size > $1.size }).dropFirst(2) {
            HostPath.remove("\(path)/\(old.size)-\(old.record).json")
        }
    }

    /// No start takes one of those that are there now; they stay for whoever wants to know why.
    func setAside() {
        for name in names() {
            let file = "\(path)/\(name.size)-\(name.record)"
            try? HostPath.move(file + ".json", to: file + ".disowned")
        }
    }

    private struct Name {
        let size: Int
        let record: Int
    }

    private func names() -> [Name] {
        FolderNames.list(path).compactMap { name in
            guard name.hasSuffix(".json") else { return nil }
            let parts = name.dropLast(5).split(separator: "-").compactMap { Int($0) }
            return parts.count == 2 ? Name(size: parts[0], record: parts[1]) : nil
        }
    }

    private func load(_ name: Name, _ log: Log) -> Snapshot? {
        guard let text = try? FileBytes.read("\(path)/\(name.size)-\(name.record).json"),
            let leaf = try? log.entries(from: name.record, limit: 1), leaf.count == 1,
            let entry = try? Entry(leaf: leaf[0]), case .snapshot(let record) = entry.body,
            record.size == name.size, Hall.digest(text) == record.digest
        else { return nil }
        return try? Snapshot(text: text)
    }
}
