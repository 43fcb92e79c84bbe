import StrictJSON

/// The parts of results, rebuilt from their known members.
enum ResultParts {
    /// One content block of a tool result or prompt; nil for unknown or malformed ones.
    static func block(_ value: JSONValue) -> JSONValue? {
        guard let block = value.asObject, let type = block["type"]?.asString else { return nil }
        switch type {
        case "text":
            return rebuilt(block, required: ["type", "text"], optional: ["annotations"])
        case "image", "audio":
            return rebuilt(
                block, required: ["type", "data", "mimeType"], optional: ["annotations"])
        case "resource_link":
            return rebuilt(
                block, required: ["type", "uri", "name"],
                optional: ["title", "description", "mimeType", "size", "annotations", "icons"])
        case "resource":
            guard let inner = block["resource"].flatMap(contents) else { return nil }
            var kept = JSONObject([("type", "resource"), ("resource", inner)])
            kept["annotations"] = block["annotations"]
            return .object(kept)
        default: return nil
        }
    }

    /// The contents of one resource: a text or a blob.
    static func contents(_ value: JSONValue) -> JSONValue? {
        guard let object = value.asObject,
            (object["text"]?.asString != nil) != (object["blob"]?.asString != nil)
        else { return nil }
        return rebuilt(object, required: ["uri"], optional: ["mimeType", "text", "blob"])
    }

    /// One message of a prompt.
    static func promptMessage(_ value: JSONValue) -> JSONValue? {
        guard let role = value["role"]?.asString, ["user", "assistant"].contains(role),
            let content = value["content"].flatMap(block)
        else { return nil }
        return ["role": .string(role), "content": content]
    }

    /// A request for input; nil when the client cannot serve its kind, or it opens a URL.
    static func inputRequest(_ value: JSONValue, inputs: Set<String>) -> JSONValue? {
        guard let method = value["method"]?.asString else { return nil }
        let kinds = [
            "elicitation/create": "elicitation", "sampling/createMessage": "sampling",
            "roots/list": "roots",
        ]
        guard let kind = kinds[method], inputs.contains(kind) else { return nil }
        let params = value["params"]?.asObject ?? JSONObject()
        if kind == "elicitation" {
            let mode = params["mode"]?.asString
            guard params["url"] == nil, mode == nil || mode == "form" else { return nil }
        }
        var kept = JSONObject([("method", .string(method))])
        if !params.isEmpty { kept["params"] = .object(params) }
        return .object(kept)
    }

    /// One element of a list of resources, templates or prompts.
    static func listed(_ value: JSONValue, required: [String]) -> JSONValue? {
        guard let object = value.asObject else { return nil }
        return rebuilt(
            object, required: required,
            optional: [
                "name", "title", "description", "mimeType", "size", "annotations", "icons",
                "arguments",
            ].filter { !required.contains($0) })
    }

    /// `required` members are strings and must be there; `optional` ones are kept as they are.
    private static func rebuilt(
        _ object: JSONObject, required: [String], optional: [String]
    ) -> JSONValue? {
        var kept = JSONObject()
        for key in required {
            guard let text = object[key], text.asString != nil else { return nil }
            kept[key] = text
        }
        for key in optional { kept[key] = object[key] }
        return .object(kept)
    }
}
