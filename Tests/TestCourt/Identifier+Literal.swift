public import Agency

/// Names written in tests.
extension Identifier: ExpressibleByStringLiteral {
    /// The name; a wrong shape is the test's own mistake.
    public init(stringLiteral text: String) {
        guard let name = Self(text) else { preconditionFailure("not a name: \(text)") }
        self = name
    }
}
