/// Something that a server describes to the model - a tool, a prompt, or itself - reduced to what
/// the hall must know.
public struct ToolDefinition: Sendable, Hashable {
    /// The tool's name, or another `PinName`.
    public let name: String
    /// SHA-256 of what is described: of a tool or prompt the RFC 8785 text of its members that the
    /// model can see, of instructions their UTF-8 text.
    public let digest: Digest
    /// What the server itself says that the tool does; nil when it says nothing. Nobody decides by
    /// it: it is shown beside a proposal that a person reads.
    public let claimed: EffectClass?

    /// The definition of the thing whose pin is called `name`.
    public init(name: String, digest: Digest, claimed: EffectClass? = nil) {
        self.name = name
        self.digest = digest
        self.claimed = claimed
    }
}
