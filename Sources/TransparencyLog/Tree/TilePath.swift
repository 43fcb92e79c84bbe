/// The name of a hash tile or an entry bundle (C2SP tlog-tiles, "Merkle Tree", "Log entries").
public struct TilePath: Sendable, Hashable {
    /// What the file holds.
    public enum Kind: Sendable, Hashable {
        /// Hashes of the tree at tile level 0 and up; each covers 256 times the level below.
        case hashes(level: Int)
        /// Length-prefixed entries.
        case entries
    }

    /// Number of hashes or entries in a full file.
    public static let fullWidth = 256

    /// Tile level, or entries.
    public let kind: Kind
    /// Position of the file within its level.
    public let index: Int
    /// 1 to 256; less than 256 is a partial file.
    public let width: Int

    /// Names the file at `index` of its level, `width` hashes or entries wide.
    public init(_ kind: Kind, index: Int, width: Int = TilePath.fullWidth) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// Whether the file will never change again.
    public var isFull: Bool { width == Self.fullWidth }

    /// The same file when it is full.
    public var full: TilePath { TilePath(kind, index: index) }

    /// The path below the log's folder or URL prefix, for example `tile/0/x001/x234/067.p/8`.
    public var path: String { isFull ? stem : stem + ".p/\(width)" }

    /// The path without the suffix of a partial file.
    public var stem: String {
        var parts: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            let padded = String(repeating: "0", count: 3 - digits.count) + digits
            parts.append(parts.isEmpty ? padded : "x" + padded)
            rest /= 1000
        } while rest > 0
        let folder =
            switch kind {
            case .hashes(let level): "tile/\(level)/"
            case .entries: "tile/entries/"
            }
        return folder + parts.reversed().joined(separator: "/")
    }

    /// Every tile and bundle that a tree of `size` entries has, lowest level first.
    public static func covering(size: Int) -> [TilePath] {
        var paths = files(.entries, count: size)
        var level = 0
        var count = size
        while count > 0 {
            paths += files(.hashes(level: level), count: count)
            level += 1
            count /= fullWidth
        }
        return paths
    }

    private static func files(_ kind: Kind, count: Int) -> [TilePath] {
        let full = (0..<count / fullWidth).map { TilePath(kind, index: $0) }
        let rest = count % fullWidth
        let partial = TilePath(kind, index: count / fullWidth, width: rest)
        return rest == 0 ? full : full + [partial]
    }
}
