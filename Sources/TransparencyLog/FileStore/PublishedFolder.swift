internal import Synchronization

/// The published part of a log's folder: tiles, bundles and checkpoint in the C2SP tlog-tiles
/// layout. Whole at every moment: what a checkpoint needs is durable before it.
final class PublishedFolder: Sendable {
    private struct Unpublished {
        var folders: Set<String> = []
        var superseded: [String] = []

        /// Names on the whole way from the log's folder may be new.
        mutating func add(_ path: String, below root: String) {
            var path = path
            while path.utf8.count > root.utf8.count, folders.insert(path).inserted {
                path = LogFolder.parent(path)
            }
        }
    }

    private let folder: LogFolder
    private let fileSystem: any FileSystem
    private let unpublished = Mutex(Unpublished())

    init(folder: LogFolder, fileSystem: any FileSystem) {
        self.folder = folder
        self.fileSystem = fileSystem
    }

    func checkpoint() throws -> [UInt8]? { try fileSystem.contents(folder.checkpoint) }

    func resource(_ path: TilePath) throws -> [UInt8]? {
        try fileSystem.contents(folder.file(path))
    }

    func write(_ resources: [LogResource]) throws {
        try unpublished.withLock { unpublished in
            for resource in resources {
                let path = folder.file(resource.path)
                let parent = LogFolder.parent(path)
                if !unpublished.folders.contains(parent) {
                    try fileSystem.makeFolder(parent, mode: 0o755)
                    unpublished.add(parent, below: folder.root)
                }
                try fileSystem.replace(
                    path, with: resource.bytes, temporary: folder.temporary)
                if resource.path.isFull {
                    unpublished.superseded.append(folder.partials(resource.path))
                }
            }
        }
    }

    func publish(_ checkpoint: [UInt8]) throws {
        try unpublished.withLock { unpublished in
            for path in unpublished.folders { try fileSystem.flushFolder(path) }
            try fileSystem.replace(
                folder.checkpoint, with: checkpoint, temporary: folder.temporary)
            try fileSystem.flushFolder(folder.root)
            // Partial files may go once the full one is there (tlog-tiles, "Partial Tiles").
            for path in unpublished.superseded { try fileSystem.remove(path) }
            unpublished = Unpublished()
        }
    }
}
