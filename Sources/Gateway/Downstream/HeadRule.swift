import NIOHTTP1

/// What the head of an HTTP request must look like before its body counts.
enum HeadRule {
    /// A refusal by the head alone, with the word for the record.
    struct Fault {
        let error: RPCError
        let reason: String
    }

    static let path = "/mcp/"

    /// The server's name in a request's path, percent escapes decoded; nil for other paths.
    static func server(in uri: String) -> String? {
        let path = uri.prefix { $0 != "?" && $0 != "#" }
        guard path.hasPrefix(Self.path) else { return nil }
        return PercentText.decoded(String(path.dropFirst(Self.path.count)))
    }

    /// The path of the children of the lease, and of one of them (Specs/spawn.md).
    static let children = "/children"

    /// The path of the lease's proof, before the key that it is for (Specs/delegation.md).
    static let lease = "/lease/"

    /// The key in a request for a proof of the lease; nil for other paths.
    static func holder(in uri: String) -> String? {
        let path = uri.prefix { $0 != "?" && $0 != "#" }
        return path.hasPrefix(lease) ? String(path.dropFirst(lease.count)) : nil
    }

    /// What follows `/children` in a request's path; nil for other paths.
    static func child(in uri: String) -> String? {
        let path = uri.prefix { $0 != "?" && $0 != "#" }
        guard path == children || path.hasPrefix(children + "/") else { return nil }
        return PercentText.decoded(String(path.dropFirst(children.count + 1)))
    }

    /// DNS rebinding and cross-site requests: a door on the loopback is for its own cell alone.
    static func originFault(_ head: HTTPRequestHead, loopback: Bool) -> Fault? {
        let hosts = head.headers["Host"]
        guard hosts.count == 1, let host = hosts.first, !loopback || isLoopback(host) else {
            return Fault(error: forbidden("Host not allowed"), reason: "host")
        }
        for origin in head.headers["Origin"] {
            guard let rest = origin.split(separator: "//", maxSplits: 1).last,
                origin.hasPrefix("http://"), isLoopback(String(rest))
            else { return Fault(error: forbidden("Origin not allowed"), reason: "origin") }
        }
        return nil
    }

    /// The body must be plain JSON, and the client must take one of the two answers.
    static func bodyFault(_ head: HTTPRequestHead) -> Fault? {
        let type = head.headers["Content-Type"].first?.split(separator: ";").first
        guard let type, type.trimmingSpaces().lowercased() == "application/json",
            head.headers["Content-Encoding"].allSatisfy({ $0.lowercased() == "identity" })
        else {
            return Fault(
                error: RPCError(
                    ErrorCode.invalidRequest, "Content-Type must be application/json",
                    status: 415), reason: "media-type")
        }
        guard takes("application/json", head) || takes("text/event-stream", head) else {
            return Fault(
                error: RPCError(
                    ErrorCode.invalidRequest,
                    "Accept must name application/json or text/event-stream", status: 406),
                reason: "accept")
        }
        return nil
    }

    /// True when the client takes this media type; no `Accept` takes all.
    static func takes(_ type: String, _ head: HTTPRequestHead) -> Bool {
        let accept = head.headers["Accept"].joined(separator: ",").lowercased()
        guard !accept.isEmpty else { return true }
        let group = type.prefix { $0 != "/" } + "/*"
        return accept.split(separator: ",").contains { item in
            let name = item.prefix { $0 != ";" }.trimmingSpaces()
            return name == type || name == group || name == "*/*"
        }
    }

    private static func forbidden(_ text: String) -> RPCError {
        RPCError(ErrorCode.invalidRequest, text, status: 403)
    }

    private static func isLoopback(_ authority: String) -> Bool {
        let text = authority.lowercased()
        return ["127.0.0.1", "localhost", "[::1]"].contains { name in
            guard text.hasPrefix(name) else { return false }
            let rest = text.dropFirst(name.count)
            return rest.isEmpty
                || (rest.first == ":" && rest.dropFirst().allSatisfy(\.isNumber)
                    && (2...6).contains(rest.count))
        }
    }
}
