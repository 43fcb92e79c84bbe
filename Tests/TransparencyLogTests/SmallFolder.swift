@testable import TransparencyLog

/// Folders for files that are copied in.
enum SmallFolder {
    static func makeParents(_ path: String) throws {
        try HostFileSystem().makeFolder(LogFolder.parent(path), mode: 0o755)
    }
}
