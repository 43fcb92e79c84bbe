import Agency
import Cedar

extension ServerGrant {
    /// Whether the grant covers what a pin is of. A server's instructions come with any grant.
    func describes(_ pin: String) -> Bool {
        if pin == PinName.instructions { return true }
        guard let prompt = PinName.prompt(in: pin) else { return tools[pin] != nil }
        return prompts.contains { Self.pattern($0).matches(prompt) }
    }

    /// A pattern of a mandate, in which `*` alone is a wildcard.
    private static func pattern(_ text: String) -> Pattern {
        Pattern(text.unicodeScalars.map { $0 == "*" ? .wildcard : .scalar($0) })
    }
}
