/// One breach of a house rule: where, which rule, and what to do instead.
struct Finding: Sendable, Hashable, CustomStringConvertible {
    let rule: String
    let path: String
    /// Counted from 1; 0 where the finding is about the whole file or tree.
    let line: Int
    let message: String

    var description: String {
        line > 0 ? "\(path):\(line): [\(rule)] \(message)" : "\(path): [\(rule)] \(message)"
    }
}
