import Agency
import Cedar

extension ServerGrant {
    /// Whether the grant covers what a pin is of. A server's instructions come with any grant.
    func describes(_ pin: String) -> Bool {
        if pin == PinName.instructions { return true }
        guard let prompt = PinName.prompt(in: pin) else { return tools[pin] != nil }
        return prompts.contains { Pattern(mandate: $0).matches(prompt) }
    }
}
