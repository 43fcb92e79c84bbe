import Agency
import Authority
import StrictJSON
import TestCourt
import Testing

@Suite("Lineages: children get part of what their parents have")
struct SpawnTests {
    private let money = Limit(.money, per: .life, max: 100)
    private let calls = Limit(.calls, per: .life, max: 20)

    @Test("each level needs for a spawn what the table says", arguments: AutonomyLevel.allCases)
    func levels(level: AutonomyLevel) throws {
        let court = try Court(Samples.spawning(level))
        let verdict = court.decide(Samples.spawn(Samples.child())).verdict
        let wanted: Verdict =
            switch AutonomyTable.standard.need(of: .spawn, at: level) {
            case .free: .permit
            case .ask: .ask
            case .deny: .deny
            }
        #expect(verdict == wanted)
    }

    @Test("without a grant, of another name, with another program or unreadable: denied")
    func grants() throws {
        var court = try Court(Samples.mandate(.spawning))
        #expect(court.decide(Samples.spawn(Samples.child())).verdict == .deny)
        court = try Court(Samples.spawning())
        #expect(court.decide(Samples.spawn(Samples.child(agent: "thief"))).verdict == .deny)
        var request = Samples.child()
        request.command = ["/bin/sh", "/bin/scout"]
        #expect(court.decide(Samples.spawn(request)).verdict == .deny)
        var action = Samples.spawn(Samples.child())
        action = Action(
            lease: action.lease, verb: .spawn, server: "tribune", target: "scout-2",
            arguments: action.arguments)
        #expect(court.decide(action).verdict == .deny)
        let odd = Action(
            lease: "lease-1", verb: .spawn, server: "tribune", target: "scout",
            arguments: JSONObject([("agent", "scout"), ("more", 1)]))
        #expect(court.decide(odd).reasons.first?.code == .notRepresentable)
    }

    @Test("what a child gets its parent has no more, and what is left comes back")
    func slices() throws {
        var court = try Court(Samples.spawning(limits: [money, calls]))
        try court.spawn(Samples.child([.money: 60, .calls: 5]), as: "lease-2")
        // Forty are left: four pushes of ten.
        for _ in 0..<4 {
            let made = try court.propose(Samples.call("push"))
            #expect(made.decision.verdict == .permit)
            try court.settle(made.id)
        }
        #expect(court.decide(Samples.call("push")).verdict == .deny)
        let own = try court.propose(Samples.call("push", lease: "lease-2"))
        #expect(own.decision.verdict == .permit)
        try court.settle(own.id)
        try court.end("lease-2")
        for _ in 0..<5 {
            let made = try court.propose(Samples.call("push"))
            #expect(made.decision.verdict == .permit)
            try court.settle(made.id)
        }
        #expect(court.decide(Samples.call("push")).reasons.first == Reason(.limit, "money"))
    }

    @Test("a child has nothing of what it was not given")
    func notGiven() throws {
        var court = try Court(Samples.spawning(limits: [money, calls]))
        try court.spawn(Samples.child([.calls: 2]), as: "lease-2")
        #expect(
            court.decide(Samples.call("push", lease: "lease-2")).reasons.first
                == Reason(.limit, "money"))
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .permit)
    }

    @Test("no more is lent than there is, and nothing negative")
    func overdraft() throws {
        let court = try Court(Samples.spawning(limits: [money]))
        for amount in [101, Int64.max, -1, .min] {
            let decision = court.decide(Samples.spawn(Samples.child([.money: amount])))
            #expect(decision.reasons.first == Reason(.limit, "money"))
        }
    }

    @Test("windows of the lineage count what its children do")
    func windows() throws {
        let window = Limit(.calls, per: .window(.seconds(60)), max: 4)
        var court = try Court(Samples.spawning(limits: [window]))
        try court.spawn(Samples.child(), as: "lease-2")
        for lease: LeaseID in ["lease-2", "lease-1", "lease-2"] {
            let made = try court.propose(Samples.call("look", lease: lease))
            #expect(made.decision.verdict == .permit)
            try court.settle(made.id)
        }
        // The spawn was the fourth call.
        for lease: LeaseID in ["lease-1", "lease-2"] {
            #expect(court.decide(Samples.call("look", lease: lease)).verdict == .deny)
        }
    }

    @Test("law 4: never more live copies than the mandate says, wherever they are started")
    func copies() throws {
        var court = try Court(Samples.spawning(copies: 4, generations: 3))
        try court.spawn(Samples.child([.liveCopies: 2]), as: "lease-2")
        try court.spawn(Samples.child(), from: "lease-2", as: "lease-3")
        #expect(court.authority.isLive("lease-3"))
        let fourth = try court.spawn(Samples.child(), from: "lease-2", as: "lease-x")
        #expect(fourth.decision.reasons.first == Reason(.limit, "live_copies"))
        try court.spawn(Samples.child(), as: "lease-4")
        let fifth = try court.spawn(Samples.child(), as: "lease-y")
        #expect(fifth.decision.reasons.first == Reason(.limit, "live_copies"))
        #expect(court.lineage?.live == ["lease-1", "lease-2", "lease-3", "lease-4"])
        try court.end("lease-4")
        #expect(try court.spawn(Samples.child(), as: "lease-5").decision.verdict == .permit)
    }

    @Test("generations end where the mandate says, by default after one")
    func generations() throws {
        var court = try Court(Samples.spawning())
        try court.spawn(Samples.child([.liveCopies: 3]), as: "lease-2")
        try court.spawn(Samples.child([.liveCopies: 2]), from: "lease-2", as: "lease-3")
        let third = try court.spawn(Samples.child(), from: "lease-3", as: "lease-4")
        #expect(third.decision.reasons.first == Reason(.limit, "generations"))
        var mandate = Samples.spawning()
        mandate.limits.removeAll { $0.quantity == .generations }
        court = try Court(mandate)
        try court.spawn(Samples.child([.liveCopies: 3]), as: "lease-2")
        let second = try court.spawn(Samples.child(), from: "lease-2", as: "lease-3")
        #expect(second.decision.reasons.first == Reason(.limit, "generations"))
    }

    @Test("spawns have a rate, also where the mandate names none")
    func rate() throws {
        var court = try Court(Samples.spawning(copies: 100))
        var permitted = 0
        for place in 0..<30 {
            let name = try #require(LeaseID("child-\(place)"))
            let made = try court.spawn(Samples.child(), as: name)
            if made.decision.verdict == .permit { permitted += 1 }
        }
        #expect(permitted == 16)
        court.now = court.now.advanced(by: .seconds(3601))
        #expect(court.decide(Samples.spawn(Samples.child())).verdict == .permit)
    }

    @Test("a scope only shrinks: what an ancestor lacks nobody below has")
    func scopes() throws {
        var court = try Court(Samples.spawning())
        let look = LeaseScope(servers: ["git": .init(tools: ["look"], resources: [])])
        try court.spawn(Samples.child([.liveCopies: 2], scope: look), as: "lease-2")
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .permit)
        #expect(
            court.decide(Samples.call("write", lease: "lease-2")).reasons.first?.code == .scope)
        let read = Samples.ask(.readResource, "file:///work/a", lease: "lease-2")
        #expect(court.decide(read).reasons.first?.code == .scope)
        let wider = LeaseScope(servers: ["git": .init(tools: ["look", "write"])])
        let made = try court.spawn(
            Samples.child(scope: wider), from: "lease-2", as: "lease-3")
        #expect(made.decision.reasons.first == Reason(.scope, "write"))
        // A scope that says nothing is its parent's.
        try court.spawn(Samples.child(), from: "lease-2", as: "lease-4")
        #expect(
            court.decide(Samples.call("write", lease: "lease-4")).reasons.first?.code == .scope)
    }

    @Test("a child's level is below its parent's, the grant's, and its own scope's")
    func childLevel() throws {
        var mandate = Samples.spawning()
        mandate.spawn?.level = .bounded
        var court = try Court(mandate)
        try court.spawn(Samples.child(), as: "lease-2")
        #expect(court.decide(Samples.call("push", lease: "lease-2")).verdict == .ask)
        #expect(court.decide(Samples.call("push")).verdict == .permit)
        let high = Samples.child(scope: LeaseScope(level: .delegated))
        #expect(court.decide(Samples.spawn(high)).reasons.first == Reason(.scope, "level"))
        try court.order(.lower(to: .assisted))
        #expect(court.decide(Samples.call("write", lease: "lease-2")).verdict == .ask)
    }

    @Test("a lease of its own time is over when that is over")
    func expiry() throws {
        var court = try Court(Samples.spawning())
        let scope = LeaseScope(expires: court.now.advanced(by: .seconds(5)))
        try court.spawn(Samples.child(scope: scope), as: "lease-2")
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .permit)
        court.now = court.now.advanced(by: .seconds(5))
        #expect(
            court.decide(Samples.call("look", lease: "lease-2")).reasons.first
                == Reason(.scope, "expired"))
    }

    @Test("revoking a lease revokes all below it and nothing else")
    func revocation() throws {
        var court = try Court(Samples.spawning())
        try court.spawn(Samples.child([.liveCopies: 2]), as: "lease-2")
        try court.spawn(Samples.child(), from: "lease-2", as: "lease-3")
        try court.spawn(Samples.child(), as: "lease-4")
        let flying = try court.propose(Samples.call("look", lease: "lease-3"))
        #expect(court.authority.mayProceed(flying.id))
        try court.order(.revoke("lease-2"))
        #expect(!court.authority.mayProceed(flying.id))
        for lease: LeaseID in ["lease-2", "lease-3"] {
            #expect(court.decide(Samples.call("look", lease: lease)).verdict == .deny)
            #expect(!court.authority.isLive(lease))
        }
        for lease: LeaseID in ["lease-1", "lease-4"] {
            #expect(court.decide(Samples.call("look", lease: lease)).verdict == .permit)
        }
        #expect(court.authority.liveDescendants(of: "lease-1").first == "lease-3")
    }

    @Test("a child of an ended parent may nothing, and the lineage ends with its last lease")
    func orphans() throws {
        var court = try Court(Samples.spawning())
        try court.spawn(Samples.child(), as: "lease-2")
        try court.end("lease-1")
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .deny)
        #expect(court.lineage?.standing == .active)
        try court.end("lease-2")
        #expect(court.lineage?.standing == .ended)
    }

    @Test("a spawn that came to nothing gives everything back", arguments: [true, false])
    func failedSpawn(wasRecorded: Bool) throws {
        var court = try Court(Samples.spawning(limits: [money], copies: 2))
        if wasRecorded {
            try court.spawn(Samples.child([.money: 100]), as: "lease-2")
            try court.end("lease-2", .failed)
        } else {
            let made = try court.propose(Samples.spawn(Samples.child([.money: 100])))
            #expect(court.decide(Samples.call("push")).verdict == .deny)
            try court.settle(made.id, .failed)
        }
        #expect(court.decide(Samples.call("push")).verdict == .permit)
        #expect(court.decide(Samples.spawn(Samples.child([.money: 100]))).verdict == .permit)
    }

    @Test("a lease that merely observes starts nothing that was not granted")
    func observing() throws {
        let court = try Court(Samples.mandate(.spawning), observing: true)
        let decision = court.decide(Samples.spawn(Samples.child()))
        #expect(decision.verdict == .deny)
        #expect(!decision.goesOn)
    }

    @Test("a wish that is longer than a child may need is none", arguments: 0..<4)
    func longWishes(place: Int) throws {
        let many = Array(repeating: "x", count: 257)
        let long = [String(repeating: "x", count: 513)]
        let parts = [
            LeaseScope.Part(tools: many), .init(resources: many), .init(prompts: long), nil,
        ]
        var request = Samples.child()
        if let part = parts[place] {
            request.scope.servers = ["git": part]
        } else {
            request.command = Array(repeating: "/bin/scout", count: 65)
        }
        let arguments = try request.arguments()
        #expect(throws: DecodingError.self) { try SpawnRequest(arguments) }
        let court = try Court(Samples.spawning())
        #expect(court.decide(Samples.spawn(request)).reasons.first?.code == .notRepresentable)
    }

    @Test("state is the fold of the log, children included")
    func folds() throws {
        var court = try Court(Samples.spawning(limits: [money, calls]))
        try court.spawn(Samples.child([.money: 30, .liveCopies: 2, .calls: 5]), as: "lease-2")
        try court.spawn(Samples.child([.money: 10]), from: "lease-2", as: "lease-3")
        _ = try court.propose(Samples.call("look", lease: "lease-2"))
        try court.order(.revoke("lease-3"))
        try court.end("lease-3", .stopped)
        #expect(try court.replayed().state() == court.state())
        #expect(try court.reloaded().state() == court.state())
    }
}
