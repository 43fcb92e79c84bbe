/// The right side of `like`: characters, and wildcards that match any run of characters.
public struct Pattern: Sendable, Hashable, CustomStringConvertible {
    /// A part of a pattern.
    public enum Element: Sendable, Hashable {
        /// Any run of characters, also none.
        case wildcard
        /// Exactly this character.
        case scalar(Unicode.Scalar)
    }

    /// The parts in order.
    public let elements: [Element]

    /// The pattern of these parts.
    public init(_ elements: [Element]) {
        self.elements = elements
    }

    /// Whether the whole text matches. Time: text length × pattern length at worst.
    public func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var textIndex = 0
        var patternIndex = 0
        // Where to go on when a match fails: after the last wildcard, one character later.
        var retry: (pattern: Int, text: Int)?
        while textIndex < scalars.count {
            if patternIndex < elements.count, elements[patternIndex] == .wildcard {
                retry = (patternIndex + 1, textIndex)
                patternIndex += 1
            } else if patternIndex < elements.count,
                elements[patternIndex] == .scalar(scalars[textIndex])
            {
                patternIndex += 1
                textIndex += 1
            } else if let (pattern, start) = retry {
                retry = (pattern, start + 1)
                patternIndex = pattern
                textIndex = start + 1
            } else {
                return false
            }
        }
        return elements[patternIndex...].allSatisfy { $0 == .wildcard }
    }

    /// The pattern as Cedar source.
    public var description: String {
        let parts = elements.map { element in
            switch element {
            case .wildcard: "*"
            case .scalar("*"): "\\*"
            case .scalar(let scalar): String(String(scalar).asCedarLiteral.dropFirst().dropLast())
            }
        }
        return "\"" + parts.joined() + "\""
    }
}
