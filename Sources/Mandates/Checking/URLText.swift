/// What a server's URL must look like. Not a URL parser: anything unusual is refused.
enum URLText {
    /// What is wrong and how to mend it; nil when nothing is.
    static func fault(_ url: String) -> (what: String, fix: String)? {
        let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isPlain, let separator = url.firstRange(of: "://") else {
            return ("not a URL", "write https://host/path")
        }
        let scheme = url[..<separator.lowerBound]
        let rest = url[separator.upperBound...]
        let authority = rest.prefix { !"/?#\\".contains($0) }
        if authority.contains("@") {
            return ("a URL with a password", "remove it; the log keeps mandates for ever")
        }
        if authority.isEmpty || url.contains("#") || url.contains("\\") {
            return ("not a URL of a server", "write https://host/path")
        }
        switch scheme {
        case "https": return nil
        case "http":
            if isLoopback(authority) { return nil }
            return ("http:// can be read and changed on its way", "write https://")
        default: return ("servers speak https", "write https://host/path")
        }
    }

    private static func isLoopback(_ authority: Substring) -> Bool {
        ["127.0.0.1", "localhost", "[::1]"].contains { host in
            authority == host || authority.hasPrefix(host + ":")
        }
    }
}
