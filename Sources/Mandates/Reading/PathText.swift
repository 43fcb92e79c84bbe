/// Paths as text. Nothing is looked up: links are the cell's matter, not the file's.
package enum PathText {
    /// What is wrong with a path.
    enum Fault: Error {
        case empty
        case home
        case variable
        case control
        case aboveRoot
    }

    /// The absolute path of `path`, which counts from `folder`, without `.`, `..` and `//`.
    static func absolute(_ path: String, from folder: String) throws(Fault) -> String {
        guard !path.isEmpty else { throw .empty }
        guard path.first != "~" else { throw .home }
        guard !path.contains("$") else { throw .variable }
        guard path.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw .control
        }
        let full = path.first == "/" ? path : folder + "/" + path
        var parts: [Substring] = []
        for part in full.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { throw .aboveRoot }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// True when `path` is `folder` or lies inside it; both absolute.
    package static func lies(_ path: String, in folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}
