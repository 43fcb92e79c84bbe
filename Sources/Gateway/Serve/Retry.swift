import StrictJSON

/// What a client adds when it sends a request again with the input that was asked for (MRTR, MCP
/// 2026-07-28). It is judged and recorded among the arguments, under reserved names.
struct Retry {
    /// Names that no argument of an agent may begin with.
    static let reserved = "io.tribune/"

    private let members: [(String, JSONValue)]

    /// The retry's part of a request's parameters.
    init(_ params: JSONObject = JSONObject()) {
        members = ["inputResponses", "requestState"].compactMap { name in
            params[name].map { (name, $0) }
        }
    }

    /// What is sent, and what is judged and recorded: the same, under other names.
    func joined(
        to forwarded: JSONObject, _ arguments: JSONObject
    ) -> (forwarded: JSONObject, recorded: JSONObject) {
        var (forwarded, recorded) = (forwarded, arguments)
        for (name, value) in members {
            forwarded[name] = value
            recorded[Self.reserved + name] = value
        }
        return (forwarded, recorded)
    }
}
