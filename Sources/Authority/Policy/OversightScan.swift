import StrictJSON

/// Finds the paths of oversight in an action's strings, however they are spelled. This is the
/// second fence: what a spelling still hides (a shell's quotes, a link made elsewhere), the cell of
/// the agent or server does not show.
enum OversightScan {
    /// Text inside text inside text may be percent-encoded so often.
    private static let decodingsMax = 4

    /// True when any string in the value, keys included, contains one of the paths.
    static func names(_ paths: [String], in value: JSONValue) -> Bool {
        switch value {
        case .string(let text): names(paths, in: text)
        case .array(let elements): elements.contains { names(paths, in: $0) }
        case .object(let object):
            object.contains { names(paths, in: $0.key) || names(paths, in: $0.value) }
        default: false
        }
    }

    /// True when the text contains one of the paths: as it stands or percent-decoded, with `//`,
    /// `/./`, `\/` written as `/`, and with `x/..` taken out or left in.
    static func names(_ paths: [String], in text: String) -> Bool {
        let wanted = paths.map { PathText(Array($0.utf8)).trimmed }.filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return false }
        var bytes = Array(text.utf8)
        for _ in 0..<decodingsMax {
            let plain = PathText(bytes)
            if plain.contains(any: wanted) || plain.resolved.contains(any: wanted) { return true }
            guard let decoded = PathText.percentDecoded(bytes) else { return false }
            bytes = decoded
        }
        // Encoded deeper than anything honest: taken for a path of oversight.
        return true
    }
}
