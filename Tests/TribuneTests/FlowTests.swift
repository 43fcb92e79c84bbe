import Agency
import Authority
import HumanDesk
import StrictJSON
import Synchronization
import TestCourt
import TestHouse
import Testing

@testable import Tribune

@Suite("How an act goes round")
struct FlowTests {
    @Test("propose, permit, spend, settle: intent and outcome are in the log, in that order")
    func endToEnd() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", ["q": "x"], lease: lease)).permit()
        let id = try #require(house.spend(slot))
        #expect(await house.settle(id, used: [.bytesOut: 3], result: Array("answer".utf8)))
        let entries = try house.entries()
        guard case .intent(let intent) = entries[id.index].body,
            case .outcome(let outcome) = entries[entries.count - 1].body
        else {
            Issue.record("\(entries.map(\.body.kind))")
            return
        }
        #expect(intent.verdict == .permit && outcome.action == id)
        #expect(try house.view(lineage)?.permitted == 1)
        #expect(try await house.verify() == entries.count)
    }

    @Test("the payloads can be read by people, and the leaves hold none of them")
    func payloads() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        let call = Samples.call("look", ["secret": "wisteria"], lease: lease)
        let id = try #require(house.spend(await house.propose(call).permit()))
        await house.settle(id, result: Array("marigold".utf8))
        let views = try house.views()
        #expect(views.contains { $0.payload?.contains("wisteria") == true })
        #expect(views.contains { $0.payload == "marigold" })
        for word in ["wisteria", "marigold"] {
            #expect(!views.contains { $0.leaf.contains(word) })
        }
    }

    @Test("a denial says nothing and is recorded; it holds nothing")
    func denial() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(
            Samples.mandate(.bounded, limits: [Limit(.calls, per: .life, max: 5)]))
        let text = await house.propose(Samples.call("other", lease: lease)).denial()
        #expect(text == Denial.constantText)
        let view = try #require(try house.view(lineage))
        #expect(view.refused == 1)
        #expect(view.limits.map(\.reserved) == [0])
    }

    @Test("a permit is spent once, and taken from its slot once")
    func doubleSpend() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let id = try #require(house.spend(slot))
        #expect(house.spend(slot) == nil)
        #expect(house.hall.state.withLock { $0.spend(id, cancel: {}) } == false)
        #expect(house.hall.state.withLock { $0.mint(id) == nil })
        #expect(await house.settle(id))
        #expect(house.hall.state.withLock { $0.spend(id, cancel: {}) } == false)
        #expect(house.hall.state.withLock { $0.mint(id) == nil })
    }

    @Test("a second settlement is refused and leaves the count as it is")
    func settleTwice() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(
            Samples.mandate(limits: [Limit(.calls, per: .life, max: 5)]))
        let slot = await house.propose(Samples.call("look", lease: lease)).permit()
        let id = try #require(house.spend(slot))
        #expect(await house.settle(id))
        #expect(await house.settle(id, .voided) == false)
        #expect(try house.view(lineage)?.limits.map(\.spent) == [1])
    }

    @Test("an action that was never proposed cannot be settled")
    func settleNothing() async throws {
        let house = try await House.new()
        #expect(await house.settle(ActionID(0)) == false)
        #expect(await house.settle(ActionID(-1)) == false)
        #expect(await house.settle(ActionID(1 << 40)) == false)
    }

    @Test("what is too large for the log is denied, and the house goes on")
    func tooLarge() async throws {
        let house = try await House.new()
        let (lease, _) = try await house.grant(Samples.mandate())
        let long = String(repeating: "x", count: 70_000)
        #expect(await house.propose(Samples.call(long, lease: lease)).denial() != nil)
        house.hall.refused(lease: lease, reason: long)
        #expect(await house.act(Samples.call("look", lease: lease)))
    }

    @Test("a changed tool is not admitted any more, and lowers the level")
    func changedTool() async throws {
        let house = try await House.new()
        let (lease, lineage) = try await house.grant(Samples.mandate(.bounded))
        let changed = [ToolDefinition(name: "look", digest: Samples.digest("e"))]
        house.hall.admit(changed, of: "git", to: lease) { #expect($0.isEmpty) }
        #expect(try house.view(lineage)?.level == .assisted)
        #expect(try house.view(lineage)?.findings == 1)
        #expect(await house.act(Samples.call("look", lease: lease)) == false)
        let kinds = try house.entries().suffix(4).map(\.body.kind)
        #expect(kinds == ["tool", "finding", "order", "intent"])
    }

    @Test("64 proposals at once against a limit of 10: ten permits, no eleventh, none charged")
    func parallel() async throws {
        let house = try await House.new()
        let limits = [Limit(.calls, per: .life, max: 10)]
        let (lease, lineage) = try await house.grant(Samples.mandate(limits: limits))
        let permits = await withTaskGroup(of: PermitSlot?.self) { group in
            for _ in 0..<64 {
                group.addTask { await house.propose(Samples.call("look", lease: lease)).permit() }
            }
            return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
        }
        #expect(permits.count == 10)
        let before = try #require(try house.view(lineage)?.limits.first)
        #expect(before.reserved == 10 && before.spent == 0)
        #expect(try house.crashed().view(lineage)?.limits.map(\.spent) == [10])
        for slot in permits {
            let id = try #require(house.spend(slot))
            #expect(await house.settle(id))
        }
        let after = try #require(try house.view(lineage)?.limits.first)
        #expect(after.reserved == 0 && after.spent == 10)
        #expect(await house.act(Samples.call("look", lease: lease)) == false)
    }
}
