public import Agency
import Cedar

/// What a mandate allows that another does not (design.md section 4, law 6: only people loosen).
/// Where it cannot tell, it says that more is allowed.
public enum Widening {
    /// What `new` allows beyond `old`, in words; nil when nothing.
    public static func of(_ new: Mandate, over old: Mandate) -> String? {
        if new.agent != old.agent { return "another agent" }
        if new.level > old.level { return "a higher level" }
        if new.release != old.release || new.purpose != old.purpose { return "another purpose" }
        if new.acceptedWeaknesses != old.acceptedWeaknesses { return "other weaknesses" }
        if new.approvers != old.approvers { return "other approvers" }
        if new.autonomy != old.autonomy { return "other terms of autonomy" }
        if new.files != old.files || new.environment != old.environment
            || new.network != old.network
        {
            return "other files or variables, which a live cell cannot change"
        }
        if new.askTimeout > old.askTimeout || new.leasePeriod > old.leasePeriod {
            return "a longer wait or lease"
        }
        if new.currency != old.currency { return "another currency" }
        if !watches(new.watch, asCloselyAs: old.watch) { return "less watching" }
        if let more = needs(new.needs, beyond: old.needs) { return more }
        return limits(LineageState.limits(of: new), beyond: needed(old, by: new))
            ?? servers(new, beyond: old) ?? spawn(new.spawn, beyond: old.spawn)
            ?? policies(new.policies, beyond: old.policies) ?? lost(new, old)
    }

    private static func watches(_ new: WatchSettings, asCloselyAs old: WatchSettings) -> Bool {
        new.deniedCount <= old.deniedCount && new.deniedWithin >= old.deniedWithin
            && new.nearlySpentPermille <= old.nearlySpentPermille
    }

    private static func needs(
        _ new: [PowerDimension: Int64]?, beyond old: [PowerDimension: Int64]?
    ) -> String? {
        guard let old else { return nil }
        guard let new else { return "no word on power" }
        let more = PowerDimension.allCases.first { (new[$0] ?? 0) > (old[$0] ?? 0) }
        return more.map { "more power: \($0.rawValue)" }
    }

    private static func limits(_ new: [Limit], beyond old: [Limit]) -> String? {
        for limit in old {
            let kept = new.contains {
                $0.quantity == limit.quantity && $0.period == limit.period && $0.max <= limit.max
            }
            if !kept { return "a higher or missing limit of \(limit.quantity.rawValue)" }
        }
        return nil
    }

    /// The limits that a narrower mandate must keep: who starts no agents needs no number of them.
    private static func needed(_ old: Mandate, by new: Mandate) -> [Limit] {
        let ofChildren: [Quantity] = [.liveCopies, .generations, .spawns]
        return LineageState.limits(of: old).filter {
            new.spawn != nil || !ofChildren.contains($0.quantity)
        }
    }

    private static func servers(_ new: Mandate, beyond old: Mandate) -> String? {
        for (name, grant) in new.servers {
            guard let had = old.servers[name] else { return "a server \(name)" }
            if let more = server(grant, beyond: had) { return "\(more) of \(name)" }
        }
        return nil
    }

    private static func server(_ new: ServerGrant, beyond old: ServerGrant) -> String? {
        if new.transport != old.transport || new.files != old.files
            || new.environment != old.environment || new.network != old.network
        {
            return "another program, files or variables"
        }
        if new.memoryBytes > old.memoryBytes || new.processes > old.processes {
            return "more memory or processes"
        }
        if !Set(old.labels ?? []).isSubset(of: new.labels ?? []) { return "fewer labels" }
        for (tool, grant) in new.tools {
            guard let had = old.tools[tool] else { return "a tool \(tool)" }
            if let more = self.tool(grant, beyond: had) { return "\(more) of tool \(tool)" }
        }
        if let more = new.resources.first(where: { !covers(old.resources, $0) }) {
            return "a resource \(more)"
        }
        if let more = new.prompts.first(where: { !covers(old.prompts, $0) }) {
            return "a prompt \(more)"
        }
        return nil
    }

    private static func tool(_ new: ToolGrant, beyond old: ToolGrant) -> String? {
        // A charter, or two people, may ask more of one class than of another: none is less.
        if new.effect != old.effect { return "another effect" }
        if old.cost.contains(where: { (new.cost[$0.key] ?? 0) < $0.value }) {
            return "a lower cost"
        }
        if new.price != old.price || new.power != old.power { return "another price or power" }
        if !Set(old.labels ?? []).isSubset(of: new.labels ?? []) { return "fewer labels" }
        if !Set(old.reduces ?? []).isSubset(of: new.reduces ?? []) { return "less said" }
        switch (new.clearance, old.clearance) {
        case (nil, _?): return "any clearance"
        case (let new?, let old?) where !Set(new).isSubset(of: old): return "more clearance"
        default: return nil
        }
    }

    /// True when one of the patterns matches whatever `pattern` matches: its own `*` must then be
    /// swallowed by a `*`, since patterns hold no literal one.
    private static func covers(_ patterns: [String], _ pattern: String) -> Bool {
        patterns.contains { $0 == pattern || Pattern(mandate: $0).matches(pattern) }
    }

    /// What is granted has a cost, a price and labels. Where policies permit by themselves, taking
    /// a grant away takes only these away.
    private static func lost(_ new: Mandate, _ old: Mandate) -> String? {
        let permits = (try? PolicySet.parse(new.policies).policies)?.contains {
            $0.effect == .permit
        }
        guard permits != false else { return nil }
        for (name, grant) in old.servers {
            guard let kept = new.servers[name] else { return "no grant \(name) beside permits" }
            if let tool = grant.tools.keys.first(where: { kept.tools[$0] == nil }) {
                return "no grant \(tool) beside permits"
            }
        }
        return nil
    }

    private static func spawn(_ new: SpawnGrant?, beyond old: SpawnGrant?) -> String? {
        guard let new else { return nil }
        guard let old else { return "children" }
        if new.level > old.level { return "children of a higher level" }
        if !Set(new.programs).isSubset(of: old.programs) { return "other programs of children" }
        let more = new.agents.first { !covers(old.agents, $0) }
        return more.map { "children \($0)" }
    }

    /// Every policy stays as it was, and what is added forbids.
    private static func policies(_ new: String, beyond old: String) -> String? {
        guard new != old else { return nil }
        guard let had = try? PolicySet.parse(old), let has = try? PolicySet.parse(new) else {
            return "policies that cannot be compared"
        }
        guard had.templates.isEmpty, has.templates.isEmpty else { return "templates" }
        let before = had.policies.map(\.description)
        var rest = has.policies
        for policy in before {
            guard let place = rest.firstIndex(where: { $0.description == policy }) else {
                return "a policy less, or another one"
            }
            rest.remove(at: place)
        }
        let forbids = rest.allSatisfy { policy in
            policy.effect == .forbid && policy.annotation("mode") != "shadow"
        }
        return forbids ? nil : "another permit"
    }
}
