public import Agency

/// How often an agent used one target, permitted or only observed.
public struct TargetUse: Sendable, Hashable {
    /// The server.
    public var server: ServerName
    /// What was asked of it.
    public var verb: Verb
    /// The tool, prompt or URI.
    public var target: String
    /// What the tool does, when somebody said so; nil when nobody did.
    public var effect: EffectClass?
    /// How many times.
    public var count: Int

    /// So many uses of a target.
    public init(
        server: ServerName, verb: Verb, target: String, effect: EffectClass? = nil, count: Int
    ) {
        self.server = server
        self.verb = verb
        self.target = target
        self.effect = effect
        self.count = count
    }
}
