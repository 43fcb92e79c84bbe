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

    /// Makes a folder and those above it; new ones get `mode`.
    static func makeFolder(_ path: String, mode: UInt32) throws {
        var partial = ""
        for part in path.split(separator: "/") {
            partial += "/" + part
            try makeOne(partial, mode: mode)
        }
    }
}
