/// Reads a log's folder as any C2SP tlog-tiles client would: only published files, no lock.
public struct FolderReader: LogReader {
    private let folder: LogFolder
    private let fileSystem: any FileSystem = HostFileSystem()

    /// - Parameter path: the folder that holds `checkpoint` and `tile`.
    public init(folder path: String) {
        folder = LogFolder(root: path)
    }

    /// The newest signed checkpoint as bytes.
    public func checkpoint() throws -> [UInt8]? {
        try fileSystem.contents(folder.checkpoint)
    }

    /// The bytes of a tile or bundle.
    public func resource(_ path: TilePath) throws -> [UInt8]? {
        try fileSystem.contents(folder.file(path))
    }

    /// The widths of the partial versions of a tile or bundle that are still there.
    func partialWidths(_ path: TilePath) throws -> [Int] {
        try fileSystem.list(folder.partials(path)).compactMap { name in
            NoteSyntax.decimal(Array(name.utf8)).flatMap { 1..<256 ~= $0 ? $0 : nil }
        }
    }
}
