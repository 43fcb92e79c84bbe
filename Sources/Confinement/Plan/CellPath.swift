/// An absolute path without `.`, `..`, empty parts or NUL: it means one place only.
struct CellPath: Sendable, Hashable {
    /// The parts; none for `/`.
    let parts: [String]
    /// It was written with a slash at its end.
    let endsInSlash: Bool

    init(_ text: String) throws(CellRefusal) {
        guard text.utf8.first == 0x2F, !text.utf8.contains(0) else { throw .badPath(text) }
        endsInSlash = text.utf8.count > 1 && text.utf8.last == 0x2F
        let inner = text.dropFirst().dropLast(endsInSlash ? 1 : 0)
        parts =
            inner.isEmpty
            ? [] : inner.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard !endsInSlash || !parts.isEmpty,
            parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
        else {
            throw .badPath(text)
        }
    }

    init(parts: [String]) {
        self.parts = parts
        endsInSlash = false
    }

    /// The path as text.
    var text: String { "/" + parts.joined(separator: "/") }

    /// This path is `other` or lies below it.
    func isWithin(_ other: CellPath) -> Bool { parts.starts(with: other.parts) }

    /// The path of a name below this one.
    func appending(_ part: String) -> CellPath { CellPath(parts: parts + [part]) }
}
