/// Where an HTTP server is: the parts of an `http` or `https` URL (RFC 3986), nothing fetched.
struct ServerAddress: Sendable, Hashable {
    let secure: Bool
    /// Name or address to connect to, brackets of IPv6 removed.
    let host: String
    let port: Int
    /// Path and query.
    let target: String
    /// The `Host` header.
    let authority: String

    /// The parts of a URL; nil for other schemes, user names, fragments and odd hosts.
    init?(_ url: String) {
        let lower = url.lowercased()
        guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), !url.contains("#") else {
            return nil
        }
        let secure = lower.hasPrefix("https://")
        guard secure || lower.hasPrefix("http://") else { return nil }
        let rest = url.dropFirst(secure ? 8 : 7)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        guard let (host, port) = Self.split(authority) else { return nil }
        let target = rest.dropFirst(authority.count)
        self.secure = secure
        self.host = host
        self.port = port ?? (secure ? 443 : 80)
        self.target = target.hasPrefix("/") ? String(target) : "/" + target
        self.authority = String(authority)
    }

    private static func split(_ authority: Substring) -> (String, Int?)? {
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        var host = authority
        var port: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
            let tail = authority[authority.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
            port = tail.isEmpty ? nil : tail.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            port = authority[authority.index(after: colon)...]
        }
        guard !host.isEmpty else { return nil }
        guard let port else { return (String(host), nil) }
        guard let number = Int(port), (1...65535).contains(number) else { return nil }
        return (String(host), number)
    }
}
