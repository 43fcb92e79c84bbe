import StrictJSON

/// An answer of a scripted server.
enum Scripted {
    case result(JSONValue)
    case error(Int64, String)

    func answer(to id: JSONValue) -> JSONValue {
        switch self {
        case .result(let result): ["jsonrpc": "2.0", "id": id, "result": result]
        case .error(let code, let text):
            [
                "jsonrpc": "2.0", "id": id,
                "error": ["code": .number(JSONNumber(code)), "message": .string(text)],
            ]
        }
    }
}
