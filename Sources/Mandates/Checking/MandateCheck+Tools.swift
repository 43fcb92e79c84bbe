import Agency

/// What a tool does to the world, reads and gains.
extension MandateCheck {
    mutating func grant(_ grant: ToolGrant, of server: ServerGrant, _ path: String) {
        labels(grant.labels, MandatePath.child(path, "labels"))
        labels(grant.clearance, MandatePath.child(path, "clearance"))
        effect(grant, path)
        clearance(grant, of: server, path)
        for dimension in PowerDimension.allCases {
            guard let rule = grant.power?[dimension] else { continue }
            let path = MandatePath.child(MandatePath.child(path, "power"), dimension.rawValue)
            switch rule {
            case .fixed(let amount):
                if amount == .min { problem(path, "more than can be counted", "write less") }
            case .argument(let pointer), .count(let pointer), .bytes(let pointer):
                if !PowerText.isPointer(pointer) {
                    problem(path, "not a JSON Pointer (RFC 6901)", "write /name or /list/0")
                }
            }
        }
    }

    /// Agents are started under a lease or not at all; and what takes people's reach away is never
    /// done, whatever a mandate says (law 12).
    private mutating func effect(_ grant: ToolGrant, _ path: String) {
        if grant.effect == .spawn {
            problem(
                path, "what a tool starts holds no lease: that is a red line",
                "grant `spawn`, which gives one; if it starts no agent, write irreversible")
        }
        let takesAway = grant.reduces?.isEmpty == false
        guard grant.effect == .oversight || takesAway else { return }
        warn(
            takesAway ? MandatePath.child(path, "reduces") : path,
            "every call is denied: people's oversight is not an agent's to change",
            "leave it as a tripwire, or remove the tool")
    }

    /// A tool whose own labels it is not cleared for can be used once.
    private mutating func clearance(_ grant: ToolGrant, of server: ServerGrant, _ path: String) {
        guard let cleared = grant.clearance else { return }
        let own = (server.labels ?? []) + (grant.labels ?? [])
        guard let closing = own.first(where: { !cleared.contains($0) }) else { return }
        warn(
            MandatePath.child(path, "clearance"),
            "its own label \(closing) closes it after one call",
            "add \(closing), or remove the label")
    }

    mutating func labels(_ labels: [TaintLabel]?, _ path: String) {
        unique((labels ?? []).map(\.text), path)
    }
}
