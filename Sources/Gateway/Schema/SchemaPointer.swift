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
        var result = ""
        var escaped = false
        for character in part {
            switch (escaped, character) {
            case (true, "1"): result.append("/")
            case (true, "0"): result.append("~")
            case (true, _): result.append("~"); result.append(character)
            case (false, "~"): escaped = true; continue
            case (false, _): result.append(character)
            }
            escaped = false
        }
        return result
    }
}
