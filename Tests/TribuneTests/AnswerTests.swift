import Agency
import HumanDesk
import StrictJSON
import TestCourt
import TestHouse
import Testing
import TransparencyLog

@testable import Tribune

@Suite("A person answers")
struct AnswerTests {
    /// A house with one ask, and what a client would show of it.
    private struct Asked {
        let house: House
        let lease: LeaseID
        let lineage: LineageID
        let proposal: Proposal
        let ask: ActionID
        let shown: Digest
        let origin: String

        init(_ tool: String = "push") async throws {
            house = try await House.new()
            (lease, lineage) = try await house.grant(Samples.mandate(.bounded))
            proposal = house.propose(Samples.call(tool, ["n": 1], lease: lease))
            let id = await proposal.ask()
            ask = try #require(id)
            let views = try house.hall.asks(for: House.owner)
            let view = try #require(views.first { $0.ask == id })
            shown = try #require(Hall.digest(Array(view.document.utf8)))
            origin = house.hall.log.key.name
        }

        func answer(
            _ decision: AnswerRecord.Decision = .approve, by person: Person = House.alice
        ) throws -> AnswerRecord {
            try person.answer(ask, decision, shown: shown, origin: origin)
        }

        func refusal(_ answer: AnswerRecord, from peer: Peer = House.owner) async -> String? {
            do {
                try await house.hall.answer(ask, answer, from: peer)
                return nil
            } catch {
                return (error as? Refusal)?.code ?? "\(error)"
            }
        }
    }

    @Test("an approval with the person's signature lets the act go on, once")
    func approve() async throws {
        let asked = try await Asked()
        #expect(await asked.refusal(try asked.answer()) == nil)
        let id = try #require(asked.house.spend(await asked.proposal.permit()))
        #expect(id > asked.ask)
        #expect(await asked.house.settle(id))
        #expect(await asked.refusal(try asked.answer()) == "no-ask", "an answer counts once")
    }

    @Test("a denial with the person's signature denies with the constant text")
    func deny() async throws {
        let asked = try await Asked()
        #expect(await asked.refusal(try asked.answer(.deny)) == nil)
        #expect(await asked.proposal.denial() == Denial.constantText)
    }

    @Test("every wrong answer is refused by name, and the ask goes on waiting")
    func wrong() async throws {
        let asked = try await Asked()
        let good = try asked.answer()
        func changed(_ edit: (inout AnswerRecord) -> Void) -> AnswerRecord {
            var answer = good
            edit(&answer)
            return answer
        }
        let other = try #require(Digest(hex: String(repeating: "0", count: 64)))
        let imposter = Person("alice", key: 9)
        let wrong: [(AnswerRecord, String)] = [
            (changed { $0.signature = nil }, "bad-signature"),
            (changed { $0.signature = "" }, "bad-signature"),
            (changed { $0.signature = "zz" }, "bad-signature"),
            (
                changed { $0.signature = good.signature.map { String($0.reversed()) } },
                "bad-signature"
            ),
            (changed { $0.decision = .deny }, "bad-signature"),
            (changed { $0.decision = .timeout }, "bad-answer"),
            (changed { $0.decision = .withdrawn }, "bad-answer"),
            (changed { $0.shown = nil }, "other-content"),
            (changed { $0.shown = other }, "other-content"),
            (changed { $0.person = nil }, "no-person"),
            (changed { $0.person = "mallory" }, "no-person"),
            (changed { $0.person = "bob" }, "not-approver"),
            (changed { $0.ask = ActionID(asked.ask.index + 1) }, "other-ask"),
            (try asked.answer(by: House.bob), "not-approver"),
            (try asked.answer(by: imposter), "bad-signature"),
            (
                try House.alice.answer(
                    asked.ask, .approve, shown: asked.shown, origin: "another.house/log"),
                "bad-signature"
            ),
        ]
        for (answer, code) in wrong {
            #expect(await asked.refusal(answer) == code)
        }
        #expect(await asked.refusal(good, from: Peer(uid: 4_000_000, pid: 1)) == "other-user")
        #expect(try asked.house.hall.asks(for: House.owner).count == 1)
        #expect(await asked.refusal(good) == nil)
    }

    @Test("an answer to one ask is worthless for the next, even of the same act")
    func replayed() async throws {
        let asked = try await Asked()
        let old = try asked.answer()
        #expect(await asked.refusal(old) == nil)
        let again = asked.house.propose(Samples.call("push", ["n": 1], lease: asked.lease))
        let next = try #require(await again.ask())
        for ask in [asked.ask, next] {
            var copy = old
            copy.ask = ask
            let refusal = await #expect(throws: Refusal.self) {
                try await asked.house.hall.answer(next, copy, from: House.owner)
            }
            #expect(["other-ask", "bad-signature"].contains(refusal?.code))
        }
        #expect(try asked.house.hall.asks(for: House.owner).map(\.ask) == [next])
    }

    @Test("a person who was removed may not answer")
    func removed() async throws {
        let asked = try await Asked()
        try await asked.house.hall.add(House.alice.record(active: false), from: House.owner)
        #expect(await asked.refusal(try asked.answer()) == "no-person")
    }

    @Test("an ask that nobody answers is denied at its time, and a late answer is refused")
    func timeout() async throws {
        let asked = try await Asked()
        asked.house.clock.advance(.seconds(600))
        #expect(await asked.refusal(try asked.answer()) == "too-late")
        async let leaving = asked.house.hall.serve()
        #expect(await asked.proposal.denial() == Denial.constantText)
        asked.house.hall.leave(.shutDown)
        _ = await leaving
        #expect(await asked.refusal(try asked.answer()) == "no-ask")
    }

    @Test("an agent that gives up waiting leaves nothing to approve")
    func withdraw() async throws {
        let asked = try await Asked()
        asked.house.hall.withdraw(asked.ask)
        #expect(await asked.proposal.denial() == Denial.constantText)
        #expect(await asked.refusal(try asked.answer()) == "no-ask")
        asked.house.hall.withdraw(asked.ask)
        #expect(try asked.house.view(asked.lineage)?.pending == 0)
    }

    @Test("a stop ends what waits, and the approval comes too late")
    func stopped() async throws {
        let asked = try await Asked()
        let order = Order(lineage: asked.lineage, change: .stop, source: .hall("test"))
        _ = try await asked.house.hall.order(order, from: House.owner)
        #expect(await asked.proposal.denial() == Denial.constantText)
        #expect(await asked.refusal(try asked.answer()) == "no-ask")
    }

    @Test("asks do not survive a restart: their doors are gone")
    func restart() async throws {
        let asked = try await Asked()
        for house in [try asked.house.crashed(), try asked.house.restarted()] {
            #expect(try house.hall.asks(for: House.owner).isEmpty)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.hall.answer(
                    asked.ask, try asked.answer(), from: House.owner)
            }
            #expect(refusal?.code == "no-ask")
        }
    }

    @Test("who is nobody here may not even look", arguments: [UInt32(4_000_000), .max])
    func strangers(uid: UInt32) async throws {
        let house = try await House.new()
        let peer = Peer(uid: uid, pid: 1)
        #expect(throws: Refusal.self) { try house.hall.asks(for: peer) }
        #expect(throws: Refusal.self) { try house.hall.lineages(max: 1, for: peer) }
        #expect(throws: Refusal.self) { try house.hall.people(for: peer) }
        await #expect(throws: Refusal.self) {
            try await house.hall.entries(from: 0, max: 1, payloads: true, for: peer)
        }
        await #expect(throws: Refusal.self) { try await house.hall.log(for: peer) }
        await #expect(throws: Refusal.self) { try await house.hall.erase(0, from: peer) }
        await #expect(throws: Refusal.self) { try await house.hall.shutDown(from: peer) }
        await #expect(throws: Refusal.self) {
            try await house.hall.add(Person("mallory", key: 3).record(), from: peer)
        }
    }
}
