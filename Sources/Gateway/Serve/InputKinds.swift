import StrictJSON

/// Kinds of input that a client offers to give within a result's retry (MRTR, modern only).
struct InputKinds {
    let capabilities: JSONObject
    var kinds: Set<String> { Set(capabilities.map(\.key)) }

    /// What the caller declared and the server may use: nothing unless both are modern.
    /// A completion never asks back.
    static func declared(
        by caller: Caller, to welcome: Welcome?, for kind: ResultShape.Kind
    ) -> InputKinds {
        guard caller.version.isModern, welcome?.version.isModern == true, kind != .completion
        else {
            return InputKinds(capabilities: JSONObject())
        }
        var kept = JSONObject()
        for kind in ["elicitation", "sampling", "roots"] {
            guard let offered = caller.capabilities[kind]?.asObject else { continue }
            // A form only: the doors never pass on a URL to open.
            kept[kind] =
                kind == "elicitation"
                ? ["form": offered["form"] ?? [:]] : JSONValue.object(offered)
        }
        return InputKinds(capabilities: kept)
    }
}
