public import Agency

/// The narrowest mandate that fits what an agent did: what `run --observe` hands back. Under it the
/// very same run passes, without a question.
///
/// Grants shrink to the tools, resources and prompts that were used, by their exact names; folders
/// that may be written to what was written; life limits to what was used, rounded up to a figure
/// that people write. Calls keep room for twice as many: an agent does not take the same number of
/// steps each time, and one that comes near its limit is watched. What was not measured (a limit
/// without use, files that are read, policies) stays as it was: narrowing needs evidence.
public struct NarrowestMandate: Sendable, Hashable {
    /// The mandate.
    public private(set) var mandate: Mandate
    /// What a person should know of a value, by its path.
    public private(set) var remarks: [String: String] = [:]

    /// `mandate` reduced to `uses`, to the totals in `used`, and to what of its writable files was
    /// `written` (nil: not observed).
    ///
    /// A tool that nobody classified is what its server calls it, with a remark: a person judges
    /// whether to believe it. Without a word of the server it counts as irreversible. A use of a
    /// server that the mandate does not have is left out: there is no way to reach it.
    public init(
        _ mandate: Mandate, uses: [TargetUse], used: [Quantity: Int64], written: [String]? = nil
    ) {
        self.mandate = mandate
        self.mandate.servers = [:]
        for (name, grant) in mandate.servers {
            let mine = uses.filter { $0.server == name && $0.count > 0 }
            if !mine.isEmpty { self.mandate.servers[name] = self.grant(grant, mine, name) }
        }
        var totals = used
        totals[.calls] = Self.calls(mandate, uses)
        self.mandate.limits = Self.limits(mandate.limits, totals)
        if let written { files(mandate.files, written) }
        free()
    }

    /// The file, with the remarks beside what they speak of.
    public var text: String { MandateFile.write(mandate, remarks: remarks) }

    /// What may be written shrinks; what could be read still can be.
    private mutating func files(_ files: FileGrant, _ written: [String]) {
        mandate.files.write = written.filter { path in
            files.write.contains { PathText.lies(path, in: $0) }
        }
        for path in files.write where !mandate.files.write.contains(path) {
            let isRead = mandate.files.read.contains { PathText.lies(path, in: $0) }
            if !isRead { mandate.files.read.append(path) }
        }
    }

    private mutating func grant(
        _ grant: ServerGrant, _ uses: [TargetUse], _ name: ServerName
    ) -> ServerGrant {
        var narrow = grant
        (narrow.tools, narrow.resources, narrow.prompts) = ([:], [], [])
        var resources: Set<String> = []
        var prompts: Set<String> = []
        for use in uses {
            switch use.verb {
            case .callTool: narrow.tools[use.target] = tool(use, grant, name)
            case .readResource, .subscribe: resources.insert(use.target)
            case .getPrompt: prompts.insert(use.target)
            case .complete:
                // A completion's reference is a resource's URI or a prompt's name.
                if use.target.contains("://") {
                    resources.insert(use.target)
                } else {
                    prompts.insert(use.target)
                }
            }
        }
        narrow.resources = resources.sorted()
        narrow.prompts = prompts.sorted()
        return narrow
    }

    private mutating func tool(
        _ use: TargetUse, _ grant: ServerGrant, _ server: ServerName
    ) -> ToolGrant {
        if let known = grant.tools[use.target] { return known }
        let path = MandatePath.child(
            MandatePath.child(MandatePath.child("servers", server.text), "tools"), use.target)
        remarks[path] =
            use.effect.map { "its server calls it \(Self.word($0)): judge for yourself" }
            ?? "nobody said what it does: write read, write or irreversible"
        return ToolGrant(effect: use.effect ?? .irreversible)
    }

    private static func word(_ effect: EffectClass) -> String {
        switch effect {
        case .read: "read-only"
        case .write: "a change that destroys nothing"
        case .irreversible: "destructive"
        }
    }

    /// Twice what was called, and never more than the mandate had, unless that was exceeded.
    private static func calls(_ mandate: Mandate, _ uses: [TargetUse]) -> Int64 {
        let calls = uses.reduce(Int64(0)) { $0 + Int64(max(0, $1.count)) }
        let had = mandate.limits.first { $0.quantity == .calls && $0.period == .life }?.max
        return max(calls, min(calls.multipliedReportingOverflow(by: 2).partialValue, had ?? .max))
    }

    /// The level at which nothing that was done asks when nobody could answer; else a word on who
    /// will be asked.
    private mutating func free() {
        let level = mandate.level
        let effects = Set(mandate.servers.values.flatMap { $0.tools.values.map(\.effect) })
        let needed: AutonomyLevel =
            if effects.contains(.irreversible) {
                .delegated
            } else if effects.contains(.write) {
                .bounded
            } else {
                .assisted
            }
        let hasUses = mandate.servers.values.contains { server in
            !server.tools.isEmpty || !server.resources.isEmpty || !server.prompts.isEmpty
        }
        guard hasUses, level < needed else { return }
        guard mandate.approvers.isEmpty else {
            remarks["level"] =
                "some of this asks \(mandate.approvers.map(\.text).joined(separator: ", ")); "
                + "\(needed.name) would not"
            return
        }
        mandate.level = needed
        remarks["level"] =
            "was \(level.name), at which some of this would wait for an approver; "
            + "name one, or classify the tools, and write \(level.name) again"
    }

    private static func limits(_ limits: [Limit], _ used: [Quantity: Int64]) -> [Limit] {
        Quantity.allCases.flatMap { quantity -> [Limit] in
            let mine = limits.filter { $0.quantity == quantity }
            guard let total = used[quantity], total > 0 else { return mine }
            // No stretch of the life used more than the whole of it.
            let most = RoundedAmount.up(total, quantity)
            let shorter = mine.filter { $0.period != .life }.map { limit in
                Limit(quantity, per: limit.period, max: min(limit.max, most))
            }
            return shorter + [Limit(quantity, per: .life, max: most)]
        }
    }
}
