import StrictJSON

/// The text form of values in `Mcp-Name` and `Mcp-Param-*` (MCP 2026-07-28, transports):
/// visible ASCII as it is, everything else as `=?base64?...?=`.
enum HeaderText {
    private static let prefix = "=?base64?"
    private static let suffix = "?="

    /// The value as a header carries it.
    static func encoded(_ text: String) -> String {
        let plain =
            text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.first != " "
            && text.last != " " && !(text.hasPrefix(prefix) && text.hasSuffix(suffix))
            && !text.isEmpty
        return plain ? text : prefix + Base64.encoded(Array(text.utf8)) + suffix
    }

    /// The value that a header carries, nil when its base64 or UTF-8 is malformed.
    static func decoded(_ header: String) -> String? {
        guard header.hasPrefix(prefix), header.hasSuffix(suffix),
            header.utf8.count >= prefix.utf8.count + suffix.utf8.count
        else { return header }
        let inner = header.dropFirst(prefix.count).dropLast(suffix.count)
        return Base64.decoded(String(inner)).flatMap { String(validating: $0, as: UTF8.self) }
    }
}
