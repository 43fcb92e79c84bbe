import TransparencyLog

/// Reads a tile or bundle as wide as a checkpoint says. The log may have grown meanwhile and have
/// replaced a partial file by the full one, of which it is the beginning.
struct TilePublisher {
    let reader: FolderReader

    func bytes(_ path: TilePath) throws -> [UInt8] {
        switch path.kind {
        case .entries: try reader.entries(path).body
        case .hashes: try reader.hashes(path).flatMap(\.bytes)
        }
    }
}
