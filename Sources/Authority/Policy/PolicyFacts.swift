import Agency
import Cedar
import StrictJSON

/// An action as Cedar sees it, after the AgentCore mapping (reference/cedar.md section 6.1), with
/// Tribune's own facts under `context.tribune`. Policies read few of them, so each is computed
/// when it is read.
final class PolicyFacts: Sendable {
    let action: Action
    let lineage: LineageID
    let state: LineageState
    let mandate: MandateInForce
    let now: Instant
    /// How many ancestors the lease has.
    let generation: Int
    /// The team that the agent belongs to.
    let team: TeamName?

    init(
        action: Action, lineage: LineageID, state: LineageState, mandate: MandateInForce,
        now: Instant, generation: Int = 0, team: TeamName? = nil
    ) {
        self.generation = generation
        self.team = team
        self.action = action
        self.lineage = lineage
        self.state = state
        self.mandate = mandate
        self.now = now
    }

    /// What stands at a place of the context.
    func lookUp(_ place: FactPlace) -> ContextLookup {
        switch place {
        case .argument(let names): CedarArguments.lookUp(names, in: action.arguments)
        case .fact(let fact): value(fact).map(ContextLookup.value) ?? .absent
        case .usage(let quantity): usage(of: quantity)
        case .part(let fact, let name): part(name, of: fact)
        case .now: .value(.datetime(time))
        case .nowhere: .absent
        case .arguments, .system, .own, .beyond: .unknown
        }
    }

    /// The whole context, which few policies want.
    var context: Record {
        Record([
            ("input", .record(CedarArguments.record(action.arguments) ?? Record())),
            ("system", .record(Record([("now", .datetime(time))]))),
            ("tribune", .record(own)),
        ])
    }

    /// The agent, its lineage, and the action's groups.
    var entities: Entities {
        guard let principal = CedarNames.principal(state.agent),
            let named = CedarNames.action(action.verb, action.server, action.target),
            let lineage = CedarNames.lineage(lineage),
            let group = CedarNames.group(of: action.verb), let root = CedarNames.root
        else { return Entities() }
        let all = [
            Entity(principal, attributes: attributes, parents: [lineage]),
            Entity(named, parents: [group]),
            Entity(group, parents: [root]),
        ]
        // Three distinct entities without a cycle cannot fail; without them policies see less,
        // and what they then cannot evaluate denies.
        return (try? Entities(all)) ?? Entities()
    }

    // MARK: - Facts

    private var attributes: Record { Record([("id", .string(state.agent.text))]) }

    private var time: DatetimeValue {
        DatetimeValue(milliseconds: now.nanoseconds / 1_000_000)
    }

    private var own: Record {
        Record(
            OwnFact.allCases.compactMap { fact in value(fact).map { (fact.rawValue, $0) } })
    }

    /// A fact, nil where the action has none of it.
    private func value(_ fact: OwnFact) -> Value? {
        switch fact {
        case .level: .long(Int64(state.level.rawValue))
        case .server: .string(action.server.text)
        case .verb: .string(action.verb.rawValue)
        case .effect: .string(mandate.effect(of: action).rawValue)
        case .bytesOut: .long(action.bytesOut)
        case .lineage: .string(lineage.text)
        case .usage: .record(usage)
        case .tool: target(of: .callTool)
        case .uri: target(of: .readResource, .subscribe, .complete)
        case .name: target(of: .getPrompt, .complete, .spawn)
        case .model: mandate.mandate.release.model.map(Value.string)
        case .standing: .string(state.standing.rawValue)
        case .generation: .long(Int64(generation))
        case .team: team.map { .string($0.text) }
        case .findings: .long(Int64(state.findings))
        case .allowances: .long(Int64(state.allowances.values.count { $0.isOpen(at: now) }))
        case .taint: .set(of: state.taint.map { .string($0.text) })
        case .remaining: .record(remaining)
        case .power: .record(Self.record(state.power))
        case .excess:
            mandate.mandate.needs.map { .record(Self.record(state.power.excess(over: $0))) }
        }
    }

    /// The target, where the verb is one of these.
    private func target(of verbs: Verb...) -> Value? {
        verbs.contains(action.verb) ? .string(action.target) : nil
    }

    /// Life totals of what is limited, spent and held together.
    private var usage: Record {
        Record(
            state.ledger.meters.filter { $0.limit.period == .life }.map { meter in
                (meter.limit.quantity.rawValue, .long(meter.held(at: now)))
            })
    }

    /// What is left of each life limit.
    private var remaining: Record {
        Record(
            state.ledger.meters.filter { $0.limit.period == .life }.map { meter in
                (meter.limit.quantity.rawValue, .long(meter.left(at: now)))
            })
    }

    /// All nine kinds, so that a policy finds each.
    private static func record(_ power: PowerVector) -> Record {
        Record(PowerDimension.allCases.map { ($0.rawValue, .long(power[$0])) })
    }

    /// One of the records among the facts.
    private func part(_ name: String, of fact: OwnFact) -> ContextLookup {
        guard case .record(let record)? = value(fact) else { return .unknown }
        return record[name].map(ContextLookup.value) ?? .absent
    }

    /// One of `usage`; of two limits of one quantity the last, as there.
    private func usage(of quantity: Quantity) -> ContextLookup {
        let meter = state.ledger.meters.last {
            $0.limit.period == .life && $0.limit.quantity == quantity
        }
        return meter.map { .value(.long($0.held(at: now))) } ?? .absent
    }
}
