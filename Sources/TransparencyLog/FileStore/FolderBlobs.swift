/// Named bytes as files of a folder, readable by their owner only.
public struct FolderBlobs: BlobStorage {
    private let folder: String
    private let fileSystem: any FileSystem

    /// The folder, which is made when it is not there.
    public init(folder: String) throws {
        try self.init(folder: folder, fileSystem: HostFileSystem())
    }

    /// The same with another file system behind it, for tests that inject faults.
    package init(folder: String, fileSystem: any FileSystem) throws {
        self.folder = folder
        self.fileSystem = fileSystem
        try fileSystem.makeFolder(folder, mode: 0o700)
    }

    /// The names, without those of unfinished writes.
    public func names() throws -> [String] {
        try fileSystem.list(folder).filter { !$0.hasPrefix(".") }
    }

    /// The bytes of a name.
    public func read(_ name: String) throws -> [UInt8]? {
        try fileSystem.contents(path(name))
    }

    /// Writes through a temporary neighbour.
    public func write(_ name: String, _ bytes: [UInt8]) throws {
        try fileSystem.replace(
            path(name), with: bytes, temporary: folder + "/.new", mode: 0o600)
        try fileSystem.flushFolder(folder)
    }

    /// Gives bytes another name.
    public func rename(_ name: String, to other: String) throws {
        try fileSystem.rename(path(name), to: path(other))
    }

    /// Removes bytes.
    public func remove(_ name: String) throws {
        try fileSystem.remove(path(name))
    }

    private func path(_ name: String) -> String { folder + "/" + name }
}
