/// Files and descriptors, by path.
enum Files {
    /// The path made absolute from the working directory; nothing is resolved.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        let here = workingDirectory()
        return here == "/" ? "/" + path : here + "/" + path
    }

    /// The folder part of an absolute path.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// Whether a path is a folder with something in it that this user may list.
    static func isFolder(_ path: String) -> Bool { !names(in: path).isEmpty }

    /// Every file below a folder, by name; symbolic links are not followed.
    static func tree(_ folder: String) -> [String] {
        names(in: folder).flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            guard let mode = mode(path) else { return [] }
            switch mode & 0o170_000 {
            case 0o040_000: return tree(path)
            case 0o100_000: return [path]
            default: return []
            }
        }
    }

    /// Makes a folder and those above it; new ones get `mode`.
    static func makeFolder(_ path: String, mode: UInt32) throws {
        var partial = ""
        for part in path.split(separator: "/") {
            partial += "/" + part
            try makeOne(partial, mode: mode)
        }
    }
}
