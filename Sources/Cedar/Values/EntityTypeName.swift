/// The name of an entity type: identifiers joined by `::`, such as `AgentCore::Gateway`.
///
/// Written without spaces; no part is a reserved word.
public struct EntityTypeName: Sendable, Hashable, CustomStringConvertible {
    /// The full name, in normal form.
    public let text: String

    /// A name, or nil where `text` is not identifiers joined by `::`, or uses a reserved word.
    public init?(_ text: String) {
        guard Self.isValid(text) else { return nil }
        self.text = text
    }

    init(parts: [String]) {
        text = parts.joined(separator: "::")
    }

    /// The identifiers in order; the last is the type's own name.
    public var parts: [String] {
        text.split(separator: ":").map(String.init)
    }

    /// The last identifier: `Gateway` in `AgentCore::Gateway`.
    public var baseName: String {
        parts.last ?? text
    }

    /// In words for people, or as Cedar source where that exists.
    public var description: String { text }

    private static func isValid(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while true {
            let part = rest.prefix { ASCII.isIdentifierPart($0) }
            guard let first = part.first, ASCII.isIdentifierStart(first) else { return false }
            if ReservedWord.contains(String(decoding: part, as: UTF8.self)) { return false }
            rest = rest.dropFirst(part.count)
            if rest.isEmpty { return true }
            guard rest.starts(with: [ASCII.colon, ASCII.colon]) else { return false }
            rest = rest.dropFirst(2)
        }
    }
}
