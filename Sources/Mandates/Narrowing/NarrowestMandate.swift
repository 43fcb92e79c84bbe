public import Agency

/// The narrowest mandate that fits what an agent did: what `run --observe` hands back. Under it the
/// very same run passes; what would ask a person is said. It is nowhere wider than its input: who
/// observes an agent that nobody can answer for does not thereby let it act alone.
///
/// Grants shrink to the tools, resources and prompts that were used, by their exact names; folders
/// that may be written to what was written; life limits to what was used, rounded up to a figure
/// that people write. Calls keep room for twice as many: an agent does not take the same number of
/// steps each time, and one that comes near its limit is watched. What was not measured (a limit
/// without use, files that are read, policies, needs, terms of autonomy, programs of children)
/// stays as it was: narrowing needs evidence.
public struct NarrowestMandate: Sendable, Hashable {
    /// The mandate.
    public private(set) var mandate: Mandate
    /// What a person should know of a value, by its path.
    public private(set) var remarks: [String: String] = [:]

    /// `mandate` reduced to `uses`, to the totals in `used`, and to what of its writable files was
    /// `written` (nil: not observed).
    ///
    /// A tool that nobody classified is read when its server calls it read-only, with a remark: a
    /// person judges whether to believe it. Else it counts as irreversible. A use of a
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
        self.mandate.spawn = Self.spawn(mandate.spawn, uses)
        var totals = used
        totals[.calls] = Self.calls(mandate, uses)
        self.mandate.limits = Self.limits(mandate.limits, totals)
        if let written {
            files(mandate.files, written)
        } else if !mandate.files.write.isEmpty {
            remarks["files.write"] = "not narrowed: more was written than could be followed"
        }
        askers()
    }

    /// The file, with the remarks beside what they speak of.
    public var text: String { MandateFile.write(mandate, remarks: remarks) }

    /// What may be written shrinks; what could be read still can be, and what can only be read need
    /// not be named to be executed.
    private mutating func files(_ files: FileGrant, _ written: [String]) {
        mandate.files.write = written.filter { path in
            files.write.contains { PathText.lies(path, in: $0) }
        }
        for path in files.write where !mandate.files.write.contains(path) {
            let isRead = mandate.files.read.contains { PathText.lies(path, in: $0) }
            if !isRead { mandate.files.read.append(path) }
        }
        mandate.files.execute = files.execute.filter { path in
            mandate.files.write.contains { PathText.lies(path, in: $0) }
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
            // Children are granted beside the servers.
            case .spawn: continue
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
        guard use.effect == .read else {
            remarks[path] = "nobody said what it does: write read, write or irreversible"
            return ToolGrant(effect: .irreversible)
        }
        remarks[path] = "its server calls it read-only: judge for yourself"
        return ToolGrant(effect: .read)
    }

    /// Children by the names that were started; nil when none was. A program may run under any.
    private static func spawn(_ grant: SpawnGrant?, _ uses: [TargetUse]) -> SpawnGrant? {
        guard var grant else { return nil }
        let started = uses.filter { $0.verb == .spawn && $0.count > 0 }.map(\.target)
        grant.agents = Set(started).sorted()
        return started.isEmpty ? nil : grant
    }

    /// Twice what was called, and never more than the mandate had, unless that was exceeded.
    private static func calls(_ mandate: Mandate, _ uses: [TargetUse]) -> Int64 {
        let calls = uses.reduce(Int64(0)) { $0 + Int64(max(0, $1.count)) }
        let had = mandate.limits.first { $0.quantity == .calls && $0.period == .life }?.max
        return max(calls, min(calls.multipliedReportingOverflow(by: 2).partialValue, had ?? .max))
    }

    /// A word on who will be asked, where nobody is named beside each tool that asks. The level
    /// stays: it is the person's to raise.
    private mutating func askers() {
        let level = mandate.level
        let asking = mandate.servers.flatMap { server, grant in
            grant.tools.filter { level < Self.freeLevel($0.value.effect) }.map { tool in
                (server: server, name: tool.key, effect: tool.value.effect)
            }
        }
        let asksAll =
            level < .assisted
            && mandate.servers.values.contains { grant in
                !grant.resources.isEmpty || !grant.prompts.isEmpty
            }
        guard !asking.isEmpty || asksAll else { return }
        guard mandate.approvers.isEmpty else {
            let needed = asking.map { Self.freeLevel($0.effect) }.max() ?? .assisted
            remarks["level"] =
                "some of this asks \(mandate.approvers.map(\.text).joined(separator: ", ")); "
                + "\(needed.name) would not"
            return
        }
        remarks["level"] = "some of this asks a person, and nobody is named under approvers"
        for tool in asking {
            let tools = MandatePath.child(
                MandatePath.child("servers", tool.server.text), "tools")
            let path = MandatePath.child(tools, tool.name)
            let remark = "\(tool.effect): asks a person, and nobody is named under approvers"
            remarks[path] = remarks[path].map { $0 + "; " + remark } ?? remark
        }
    }

    /// The lowest level at which an act of this class asks nobody.
    private static func freeLevel(_ effect: EffectClass) -> AutonomyLevel {
        AutonomyLevel.allCases.first { AutonomyTable.standard.need(of: effect, at: $0) == .free }
            ?? .spawning
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
