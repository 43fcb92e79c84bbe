import StrictJSON

/// A server's result after it was looked into, in no era's clothes yet.
enum ShapedResult {
    /// A final result.
    case complete(JSONObject)
    /// A modern server wants input from the agent's client first.
    case inputRequired(JSONObject)
    /// Malformed, too large, or of a kind that the doors do not pass on.
    case refused

    /// True when the result says that the act failed.
    var isError: Bool {
        switch self {
        case .complete(let result): result["isError"]?.asBool == true
        case .inputRequired: false
        case .refused: true
        }
    }

    /// The result as the record keeps it.
    var bytes: [UInt8] {
        switch self {
        case .complete(let result), .inputRequired(let result):
            JSONValue.object(result).serialized()
        case .refused: []
        }
    }
}
