import Foundation

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let name = "tribune-log-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Paths of all files below, relative, sorted.
    func files(_ sub: String = "") -> [String] {
        let root = sub.isEmpty ? path : path + "/" + sub
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return names.filter {
            let type = try? FileManager.default.attributesOfItem(atPath: root + "/" + $0)[.type]
            return type as? FileAttributeType == .typeRegular
        }.sorted()
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    }

    /// Overwrites in place, so that a preallocated file keeps its length when `bytes` has it.
    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    /// A copy of this folder as it is now: what a disk holds after a crash, or a backup.
    func copy() throws -> TemporaryFolder {
        let other = try TemporaryFolder()
        try other.remove("")
        try FileManager.default.copyItem(atPath: path, toPath: other.path)
        return other
    }
}
