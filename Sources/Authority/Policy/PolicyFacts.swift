import Agency
import Cedar
import StrictJSON

/// An action as Cedar sees it, after the AgentCore mapping (reference/cedar.md section 6.1), with
/// Tribune's own facts under `context.tribune`.
struct PolicyFacts {
    let action: Action
    let lineage: LineageID
    let state: LineageState
    let mandate: MandateInForce
    let now: Instant

    /// The request, or nil when an argument has no exact Cedar value.
    var request: Request? {
        guard let input = CedarArguments.record(action.arguments), let principal, let named else {
            return nil
        }
        guard let resource = EntityUID("AgentCore::Gateway", "tribune") else { return nil }
        let context = Record([
            ("input", .record(input)),
            ("system", .record(Record([("now", .datetime(time))]))),
            ("tribune", .record(own)),
        ])
        return Request(
            principal: principal, action: named, resource: resource, context: context)
    }

    /// The agent, its lineage, and the action's groups.
    var entities: Entities {
        guard let principal, let named,
            let lineage = EntityUID("Tribune::Lineage", lineage.text),
            let group = EntityUID("AgentCore::Action", Self.group(of: action.verb)),
            let root = EntityUID("AgentCore::Action", "Mcp")
        else { return Entities() }
        let all = [
            Entity(
                principal, attributes: Record([("id", .string(state.agent.text))]),
                parents: [lineage]),
            Entity(named, parents: [group]),
            Entity(group, parents: [root]),
        ]
        // Three distinct entities without a cycle cannot fail; without them policies see less,
        // and what they then cannot evaluate denies.
        return (try? Entities(all)) ?? Entities()
    }

    private var principal: EntityUID? { EntityUID("AgentCore::OAuthUser", state.agent.text) }

    private var named: EntityUID? {
        let name = action.verb == .callTool ? action.target : action.verb.rawValue
        return EntityUID("AgentCore::Action", "\(action.server)___\(name)")
    }

    private static func group(of verb: Verb) -> String {
        switch verb {
        case .callTool: "CallTool"
        case .readResource, .subscribe: "ReadResource"
        case .getPrompt: "GetPrompt"
        case .complete: "Complete"
        case .spawn: "Spawn"
        }
    }

    private var time: DatetimeValue {
        DatetimeValue(milliseconds: now.nanoseconds / 1_000_000)
    }

    private var own: Record {
        var record = Record([
            ("level", .long(Int64(state.level.rawValue))),
            ("server", .string(action.server.text)),
            ("verb", .string(action.verb.rawValue)),
            ("effect", .string(mandate.effect(of: action).rawValue)),
            ("bytes_out", .long(action.bytesOut)),
            ("lineage", .string(lineage.text)),
            ("usage", .record(usage)),
        ])
        switch action.verb {
        case .callTool: record["tool"] = .string(action.target)
        case .readResource, .subscribe: record["uri"] = .string(action.target)
        case .getPrompt, .spawn: record["name"] = .string(action.target)
        case .complete:
            record["uri"] = .string(action.target)
            record["name"] = .string(action.target)
        }
        if let model = mandate.mandate.release.model { record["model"] = .string(model) }
        return record
    }

    /// Life totals of what is limited, spent and held together.
    private var usage: Record {
        Record(
            state.ledger.meters.filter { $0.limit.period == .life }.map { meter in
                (meter.limit.quantity.rawValue, .long(meter.held(at: now)))
            })
    }
}
