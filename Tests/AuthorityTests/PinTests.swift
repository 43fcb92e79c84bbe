import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Pinned tool definitions")
struct PinTests {
    private let changed = Samples.digest("e")

    @Test("a tool that was never shown may not be called, nor one without a definition")
    func unseen() throws {
        var court = Court()
        try court.grant(Samples.mandate())
        #expect(court.decide(Samples.call("look")).reasons == [Reason(.definitionChanged, "look")])
        try court.pin("look")
        #expect(court.decide(Samples.call("look")).verdict == .permit)
        let blind = Samples.call("look", definition: nil)
        #expect(court.decide(blind).reasons == [Reason(.definitionChanged, "look")])
    }

    @Test("the first sight pins, the same sight needs no record, a change quarantines")
    func change() throws {
        var court = Court()
        try court.grant(Samples.mandate())
        #expect(try court.pin("look") == .pinned)
        #expect(try court.pin("look") == nil)
        #expect(try court.pin("look", changed) == .quarantined)
        #expect(try court.pin("look", changed) == nil, "recorded once, not at every listing")
        for definition in [Samples.definition, changed] {
            let call = Samples.call("look", definition: definition)
            #expect(court.decide(call).verdict == .deny)
        }
        let tools = [ToolDefinition(name: "look", digest: changed)]
        #expect(court.authority.visible(tools, of: "git", lease: "lease-1").isEmpty)
    }

    @Test("at call time another definition than the pinned one is refused")
    func callTime() throws {
        let court = try Court(Samples.mandate())
        let call = Samples.call("look", definition: changed)
        #expect(court.decide(call).reasons == [Reason(.definitionChanged, "look")])
    }

    @Test("quarantine ends only by a person's pin, and only for that definition")
    func pinnedAnew() throws {
        var court = try Court(Samples.mandate())
        try court.pin("look", changed)
        try court.order(.pin(server: "git", tool: "look", definition: changed))
        #expect(court.decide(Samples.call("look", definition: changed)).verdict == .permit)
        #expect(court.decide(Samples.call("look")).verdict == .deny)
    }

    @Test("a server that changes a tool without end is recorded once")
    func flapping() throws {
        var court = try Court(Samples.mandate())
        #expect(try court.pin("look", Samples.digest("0")) == .quarantined)
        for digit in "123456789" { #expect(try court.pin("look", Samples.digest(digit)) == nil) }
        try court.order(.pin(server: "git", tool: "look", definition: Samples.digest("0")))
        #expect(try court.pin("look", Samples.digest("9")) == .quarantined, "and again")
    }

    @Test("a server that invents names fills neither log nor state")
    func inventedNames() throws {
        var mandate = Samples.mandate()
        mandate.servers["git"]?.prompts = ["*"]
        var court = Court()
        try court.grant(mandate)
        let states = try (0..<600).map { try court.pin("prompt:p\($0)") }
        #expect(states.compactMap { $0 } == Array(repeating: .pinned, count: 512))
        let late = Samples.ask(.getPrompt, "p599")
        #expect(court.decide(late).reasons == [Reason(.definitionChanged, "p599")])
    }

    @Test("a switch back to the pinned definition does not lift the quarantine")
    func switchBack() throws {
        var court = try Court(Samples.mandate())
        try court.pin("look", changed)
        #expect(try court.pin("look", Samples.definition) == nil)
        #expect(court.decide(Samples.call("look")).verdict == .deny)
    }

    @Test("an order can quarantine, and pins hold for the agent's later leases")
    func acrossLeases() throws {
        var court = try Court(Samples.mandate())
        try court.order(.quarantine(server: "git", tool: "look"))
        try court.grant(Samples.mandate(), lease: "lease-2", lineage: "lin-2")
        #expect(court.decide(Samples.call("look", lease: "lease-2")).verdict == .deny)
        #expect(court.decide(Samples.call("write", lease: "lease-2")).verdict == .permit)
    }

    @Test("what is not granted is neither pinned nor listed")
    func notGranted() throws {
        var court = try Court(Samples.mandate())
        #expect(try court.pin("other") == nil)
        let tools = [
            ToolDefinition(name: "other", digest: changed),
            ToolDefinition(name: "look", digest: Samples.definition),
        ]
        #expect(court.authority.visible(tools, of: "git", lease: "lease-1") == ["look"])
    }

    @Test("revoking the grant of a quarantined tool does not open a question at L3 (law 11)")
    func revokedGrant() throws {
        var court = try Court(Samples.mandate(.delegated))
        try court.pin("look", changed)
        var narrower = Samples.mandate(.delegated)
        narrower.servers["git"]?.tools["look"] = nil
        try court.grant(
            narrower, lease: "lease-2", lineage: "lin-2", digest: Samples.digest("b"))
        let call = Samples.call("look", lease: "lease-2", definition: changed)
        #expect(court.decide(call).verdict == .deny)
    }

    @Test("a frozen or unknown lease sees no tools")
    func visibleOnlyWhileActive() throws {
        var court = try Court(Samples.mandate())
        let tools = [ToolDefinition(name: "look", digest: Samples.definition)]
        #expect(court.authority.visible(tools, of: "git", lease: "lease-9").isEmpty)
        try court.order(.freeze)
        #expect(court.authority.visible(tools, of: "git", lease: "lease-1").isEmpty)
    }

    @Test("a granted prompt is pinned by its own name, and held to it")
    func prompts() throws {
        var court = Court()
        try court.grant(Samples.mandate())
        let ask = Samples.ask(.getPrompt, "greet")
        #expect(court.decide(ask).reasons == [Reason(.definitionChanged, "greet")])
        #expect(try court.pin("prompt:other") == nil, "not granted")
        #expect(try court.pin("prompt:greet") == .pinned)
        #expect(court.decide(ask).verdict == .permit)
        #expect(try court.pin("prompt:greet", changed) == .quarantined)
        #expect(court.decide(ask).reasons == [Reason(.definitionChanged, "greet")])
        let seen = ToolDefinition(name: "prompt:greet", digest: changed)
        #expect(court.authority.visible([seen], of: "git", lease: "lease-1").isEmpty)
    }

    @Test("a tool and a prompt of one name have pins of their own")
    func twoKinds() throws {
        var mandate = Samples.mandate()
        mandate.servers["git"]?.prompts = ["look"]
        var court = Court()
        try court.grant(mandate)
        try court.pin("look")
        #expect(court.decide(Samples.call("look")).verdict == .permit)
        #expect(court.decide(Samples.ask(.getPrompt, "look")).verdict == .deny)
    }

    @Test(
        "prompt patterns pin what they match", arguments: [("r*", true), ("*", true), ("x", false)])
    func patterns(pattern: String, pinned: Bool) throws {
        var mandate = Samples.mandate()
        mandate.servers["git"]?.prompts = [pattern]
        var court = Court()
        try court.grant(mandate)
        #expect(try court.pin("prompt:review") == (pinned ? .pinned : nil))
    }

    @Test("a server's instructions are pinned with any grant of it, and quarantined on a change")
    func instructions() throws {
        var court = Court()
        try court.grant(Samples.mandate())
        let text = ToolDefinition(name: PinName.instructions, digest: Samples.definition)
        #expect(court.authority.visible([text], of: "git", lease: "lease-1").isEmpty)
        #expect(try court.pin(PinName.instructions) == .pinned)
        #expect(court.authority.visible([text], of: "git", lease: "lease-1") == [text.name])
        #expect(try court.pin(PinName.instructions, changed) == .quarantined)
        #expect(court.authority.visible([text], of: "git", lease: "lease-1").isEmpty)
    }

    @Test("what a policy permits without a grant has no pin, so a person decides at every level")
    func permittedUnpinned() throws {
        for level in [AutonomyLevel.assisted, .bounded, .delegated] {
            let mandate = Samples.mandate(level, policies: "permit(principal, action, resource);")
            let decision = try Court(mandate).decide(Samples.call("other"))
            #expect(decision.verdict == .ask)
            #expect(decision.reasons.contains(Reason(.definitionChanged, "other")))
        }
    }
}
