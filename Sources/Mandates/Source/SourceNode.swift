/// A node of a file with its place. Text keeps how it was written: YAML reads `no` as false and
/// `"no"` as a word, and a mandate must not depend on which reader one uses.
struct SourceNode: Sendable {
    /// One key with its value.
    struct Member: Sendable {
        var key: String
        var place: SourcePlace
        var isPlain: Bool
        var value: SourceNode
    }

    /// What stands there.
    indirect enum Content: Sendable {
        case text(String, isPlain: Bool)
        case list([SourceNode])
        case map([Member])
    }

    var place: SourcePlace
    var content: Content

    /// What the node is, for an error.
    var kind: String {
        switch content {
        case .text(let text, _): text.isEmpty ? "nothing" : "text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}
