/// What an agent is told when it is refused. Why it was suspected is for people only (law 10).
public struct Denial: Sendable, Hashable {
    /// The text for the agent.
    public let text: String

    /// The one text for everything but an author's message.
    public static let constantText = "Denied by Tribune."

    /// The constant denial.
    public static let plain = Denial(message: nil)

    /// A denial with the policy author's `@message`, or the constant text.
    public init(message: String?) {
        text = message.map { "Denied by Tribune: \($0)" } ?? Self.constantText
    }
}
