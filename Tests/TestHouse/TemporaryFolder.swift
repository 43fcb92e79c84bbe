import Foundation

/// A folder that is gone when the test is over.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: String

    /// A new, empty folder.
    public init() throws {
        let name = "tribune-house-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A copy of this folder as it is now: what a disk holds after a crash. A file that is replaced
    /// while it is copied, as the log's publisher does, makes it begin anew.
    public func copy() throws -> TemporaryFolder {
        for _ in 0..<50 {
            if let other = try? copyOnce() { return other }
        }
        return try copyOnce()
    }

    private func copyOnce() throws -> TemporaryFolder {
        let other = try TemporaryFolder()
        try FileManager.default.removeItem(atPath: other.path)
        try FileManager.default.copyItem(atPath: path, toPath: other.path)
        return other
    }
}
