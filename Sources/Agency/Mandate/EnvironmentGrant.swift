/// A cell's environment: nothing of the person's is inherited unless it is named.
public struct EnvironmentGrant: Sendable, Hashable, Codable {
    /// Names of the person's variables that are handed in.
    public var pass: [String]
    /// Variables with fixed values.
    public var set: [String: String]

    /// These variables.
    public init(pass: [String] = [], set: [String: String] = [:]) {
        self.pass = pass
        self.set = set
    }
}
