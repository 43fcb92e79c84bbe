public import StrictJSON

/// One thing that an agent asks to do: verb, target, typed arguments. Made by a door from a
/// strictly parsed request; judged by `Authority`; forwarded as judged.
public struct Action: Sendable, Hashable {
    /// The lease whose door the request came through: the agent's identity.
    public let lease: LeaseID
    /// What is asked.
    public let verb: Verb
    /// The server that would do it.
    public let server: ServerName
    /// The tool's or prompt's name, the resource's URI, or the completion's reference.
    public let target: String
    /// The arguments, as they would be forwarded.
    public let arguments: JSONObject
    /// Digest of the tool's definition as the server gives it now; nil for other verbs.
    public let definition: Digest?
    /// Bytes that would leave for the server.
    public let bytesOut: Int64

    /// The action with these parts.
    public init(
        lease: LeaseID, verb: Verb, server: ServerName, target: String,
        arguments: JSONObject, definition: Digest? = nil, bytesOut: Int64 = 0
    ) {
        self.lease = lease
        self.verb = verb
        self.server = server
        self.target = target
        self.arguments = arguments
        self.definition = definition
        self.bytesOut = bytesOut
    }

    /// The payload that the log commits to: RFC 8785 of verb, server, target and arguments, or of
    /// their text when a number has no exact double.
    public var payload: [UInt8] {
        let value: JSONValue = [
            "arguments": .object(arguments), "server": .string(server.text),
            "target": .string(target), "verb": .string(verb.rawValue),
        ]
        // Lexemes are kept where RFC 8785 cannot write a number: the bytes still name one value.
        return (try? value.canonical()) ?? value.serialized()
    }
}
