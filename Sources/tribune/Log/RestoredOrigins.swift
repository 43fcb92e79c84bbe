import Agency
import TransparencyLog

/// Which entries of a log came from backups of other logs.
enum RestoredOrigins {
    /// How many entries each earlier log had, and its origin.
    static func list(
        _ reader: FolderReader, size: Int
    ) throws -> [(size: Int, origin: String)] {
        var found: [(size: Int, origin: String)] = []
        for path in TilePath.covering(size: size) where path.kind == .entries {
            let batch = try reader.entries(path)
            for position in 0..<batch.count {
                guard let entry = try? Entry(leaf: batch[position]),
                    case .restored(let record) = entry.body
                else { continue }
                found.append((record.size, record.origin))
            }
        }
        return found
    }
}
