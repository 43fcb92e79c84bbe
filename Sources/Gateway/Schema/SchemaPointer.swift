import StrictJSON

/// JSON Pointers (RFC 6901) of `$ref`, within one schema.
enum SchemaPointer {
    /// What `#` or `#/a/b` names; nil for anchors and for what is not there.
    static func find(_ reference: String, in root: JSONValue) -> JSONValue? {
        let pointer = reference.dropFirst()
        guard !pointer.isEmpty else { return root }
        guard pointer.hasPrefix("/") else { return nil }
        var place = root
        for part in pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let next = step(into: place, String(part)) else { return nil }
            place = next
        }
        return place
    }

    private static func step(into place: JSONValue, _ part: String) -> JSONValue? {
        switch place {
        case .object(let object): object[unescaped(part)]
        case .array(let elements):
            Int(part).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
    }

    /// `~1` is `/`, `~0` is `~`; percent escapes of the fragment are not used by tools.
    private static func unescaped(_ part: String) -> String {
        guard part.contains("~") else { return part }
        let parts = part.split(separator: "~", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts[0])) { text, rest in
            switch rest.first {
            case "1": text + "/" + rest.dropFirst()
            case "0": text + "~" + rest.dropFirst()
            default: text + "~" + rest
            }
        }
    }
}
