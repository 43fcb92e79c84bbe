import Agency
import StrictJSON
import TestCourt

/// The mandates of simulated agents, made of a few parts whose meaning is known without Cedar.
enum SampleMandates {
    static let agents: [AgentName] = ["historian", "painter", "clerk"]
    static let tools = [
        "look", "look", "write", "push", "buy", "mail", "secret", "grow", "extra", "blind", "other",
    ]
    static let approvers: [PersonName] = ["alice", "bob", "carol"]

    private static let flagged = """
        @message("not flagged") forbid(principal, action, resource)
        when { context.input has flag && context.input.flag };
        """
    private static let failing = """
        forbid(principal, action == AgentCore::Action::"git___write", resource)
        when { context.input.missing };
        """
    private static let asking = """
        @ask permit(principal, action == AgentCore::Action::"git___extra", resource);
        """
    private static let level = """
        forbid(principal, action == AgentCore::Action::"git___push", resource)
        when { context.tribune.level <= 3 };
        """
    static let policies = ["", "", "", flagged, failing, asking, level]

    /// Whether the sample policies forbid an act; what cannot be evaluated forbids (law 1).
    static func forbids(_ action: Action, _ level: AutonomyLevel, _ policies: String) -> Bool {
        if policies == flagged { return action.arguments["flag"] == .bool(true) }
        guard action.verb == .callTool else { return false }
        if policies == failing { return action.target == "write" }
        return policies == self.level && action.target == "push" && level <= .delegated
    }

    static func permitsAsking(_ action: Action, _ policies: String) -> Bool {
        policies == asking && action.verb == .callTool && action.target == "extra"
    }

    /// A mandate chosen by a few numbers.
    static func mandate(_ dice: inout Dice) -> Mandate {
        var mandate = Mandate(
            agent: dice.pick(agents), purpose: "simulation", level: dice.level())
        mandate.servers = ["git": server]
        mandate.currency = "EUR"
        mandate.policies = dice.pick(policies)
        mandate.approvers = dice.pick([approvers, ["alice", "bob"], ["alice"]])
        mandate.askTimeout = .seconds(Int64(dice.number(20...120)))
        mandate.leasePeriod = .seconds(Int64(dice.number(2...10)))
        mandate.limits = limits(&dice)
        if dice.number(0...9) < 6 {
            mandate.limits += [
                Limit(.liveCopies, per: .life, max: Int64(dice.number(1...4))),
                Limit(.generations, per: .life, max: Int64(dice.number(1...3))),
                Limit(.spawns, per: .window(.seconds(600)), max: Int64(dice.number(1...6))),
            ]
            mandate.spawn = SpawnGrant(
                agents: ["scout*"], level: dice.pick([.delegated, .spawning]),
                programs: ["/bin/scout"])
            if dice.number(0...2) > 0 { mandate.level = .spawning }
        }
        mandate.autonomy = terms(&dice)
        return mandate
    }

    private static var server: ServerGrant {
        var server = ServerGrant(transport: .command(["/bin/server"]))
        var buy = ToolGrant(effect: .spend)
        buy.price = "buy"
        var mail = ToolGrant(effect: .communicate)
        mail.clearance = []
        var secret = ToolGrant(effect: .read)
        secret.labels = ["secret"]
        var grow = ToolGrant(effect: .write)
        grow.power = [.persistence: .fixed(2)]
        var blind = ToolGrant(effect: .write)
        blind.reduces = [.stop]
        server.tools = [
            "look": ToolGrant(effect: .read), "write": ToolGrant(effect: .write),
            "push": ToolGrant(effect: .irreversible, cost: [.money: 10]), "buy": buy,
            "mail": mail, "secret": secret, "grow": grow, "blind": blind,
        ]
        server.resources = ["file:///work/*"]
        return server
    }

    private static func limits(_ dice: inout Dice) -> [Limit] {
        let all = [
            Limit(.calls, per: .life, max: Int64(dice.number(8...40))),
            Limit(.calls, per: .window(.seconds(20)), max: Int64(dice.number(3...8))),
            Limit(.calls, per: .fixed(.seconds(30)), max: Int64(dice.number(4...9))),
            Limit(.money, per: .life, max: Int64(dice.number(20...90))),
            Limit(.bytesOut, per: .action, max: 50),
            Limit(.bytesOut, per: .life, max: 400),
        ]
        return all.filter { _ in dice.number(0...9) < 7 }
    }

    private static func terms(_ dice: inout Dice) -> AutonomyTerms? {
        switch dice.number(0...5) {
        case 0: AutonomyTerms(owner: "alice", twoForOrders: true)
        case 1: AutonomyTerms(owner: "alice", twoForEffects: [.irreversible, .spend])
        case 2: AutonomyTerms(owner: "alice")
        case 3:
            AutonomyTerms(
                context: .infrastructure, gates: [.bounded: ["eval"], .delegated: ["trial"]])
        default: nil
        }
    }

    /// The charters that people set one after the other.
    static func charter(_ dice: inout Dice) -> Charter {
        var charter = Charter(organisation: "house")
        charter.stewards = ["alice", "bob"]
        charter.limits = [
            Limit(.calls, per: .window(.seconds(60)), max: Int64(dice.number(10...40))),
            Limit(.money, per: .life, max: Int64(dice.number(60...300))),
        ]
        charter.agents = [
            "historian": [Limit(.calls, per: .life, max: Int64(dice.number(20...90)))]
        ]
        charter.teams = [
            "alpha": Team(
                agents: ["historian"], people: ["carol"],
                limits: [Limit(.calls, per: .window(.seconds(40)), max: Int64(dice.number(5...20)))]
            ),
            "beta": Team(agents: ["painter"], people: ["bob"]),
        ]
        charter.prices = ["buy": PriceRule(currency: "EUR", amount: .call(7))]
        if dice.number(0...3) == 0 {
            charter.redLines = """
                forbid(principal, action == AgentCore::Action::"git___grow", resource);
                """
        }
        if dice.number(0...2) == 0,
            let table = AutonomyTable(
                stricter: [.write: [.ask, .ask, .ask, .free, .free]], outside: nil)
        {
            charter.autonomy = table
        }
        charter.asksPerHour = Int64(dice.number(4...30))
        return charter
    }
}
