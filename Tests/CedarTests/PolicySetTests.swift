import Cedar
import Testing

@Suite struct PolicySetTests {
    private static let template = """
        @why("grant")
        permit(principal is U in ?principal, action, resource == ?resource) when { context.on };
        """

    private func linked() throws -> PolicySet {
        var set = try PolicySet.parse(Self.template)
        try set.link(
            template: "policy0", as: "grant",
            values: [.principal: Ask.uid("U", "group"), .resource: Ask.resource])
        return set
    }

    private func answer(_ set: PolicySet, parents: Set<EntityUID>) throws -> Response {
        Authorizer.authorize(
            Ask.request(context: ["on": true]), policies: set,
            entities: try Entities([Entity(Ask.principal, parents: parents)]))
    }

    @Test func `a template alone permits nothing`() throws {
        let response = try answer(try PolicySet.parse(Self.template), parents: [])
        #expect(response.decision == .deny)
        #expect(response.failures.isEmpty)
    }

    @Test func `a link permits as the template with its slots filled`() throws {
        let set = try linked()
        let allowed = try answer(set, parents: [Ask.uid("U", "group")])
        #expect(allowed.decision == .allow)
        #expect(allowed.determining == ["grant"])
        #expect(try answer(set, parents: []).decision == .deny)
    }

    @Test func `a link remembers where it came from`() throws {
        let link = try #require(try linked()["grant"])
        #expect(link.link?.template == "policy0")
        #expect(link.link?.values[.resource] == Ask.resource)
        #expect(link.annotation("why") == "grant")
        #expect(!link.isTemplate)
    }

    @Test func `a link with the wrong slots is refused`() throws {
        var set = try PolicySet.parse(Self.template)
        let user = Ask.uid("U", "x")
        #expect(throws: PolicySetError.slotWithoutValue(.resource, template: "policy0")) {
            try set.link(template: "policy0", as: "l", values: [.principal: user])
        }
        var other = try PolicySet.parse("permit(principal == ?principal, action, resource);")
        #expect(throws: PolicySetError.valueWithoutSlot(.resource, template: "policy0")) {
            try other.link(
                template: "policy0", as: "l", values: [.principal: user, .resource: user])
        }
        #expect(throws: PolicySetError.noTemplate("nope")) {
            try set.link(template: "nope", as: "l", values: [:])
        }
        #expect(set.policies.isEmpty)
    }

    @Test func `an id is taken once among policies, templates and links`() throws {
        var set = try linked()
        let values = [Slot.principal: Ask.principal, .resource: Ask.resource]
        for id: PolicyID in ["policy0", "grant"] {
            #expect(throws: PolicySetError.idTaken(id)) {
                try set.link(template: "policy0", as: id, values: values)
            }
            #expect(throws: PolicySetError.idTaken(id)) {
                try set.add(Policy(id: id, effect: .permit))
            }
        }
        #expect(throws: PolicySetError.idTaken("policy0")) {
            try set.add(contentsOf: try PolicySet.parse(Self.template))
        }
        #expect(set.policies.count == 1)
    }

    @Test func `a template goes only when nothing is linked to it`() throws {
        var set = try linked()
        #expect(throws: PolicySetError.templateInUse("policy0", by: "grant")) {
            try set.remove("policy0")
        }
        try set.remove("grant")
        try set.remove("policy0")
        #expect(throws: PolicySetError.noPolicy("grant")) { try set.remove("grant") }
        #expect(set.policies.isEmpty && set.templates.isEmpty)
    }

    @Test func `sets with different ids join`() throws {
        var set = try linked()
        try set.add(contentsOf: try PolicySet([Policy(id: "other", effect: .forbid)]))
        #expect(set.policies.map(\.id) == ["grant", "other"])
        #expect(try answer(set, parents: [Ask.uid("U", "group")]).decision == .deny)
    }

    @Test func `an unlinked template that is evaluated fails`() throws {
        let template = try #require(try PolicySet.parse(Self.template).templates.first)
        let evaluator = Evaluator(request: Ask.request(), entities: Entities())
        #expect(throws: EvaluationError.self) { try evaluator.isSatisfied(template) }
        #expect(!evaluator.scopeMatches(template))
    }

    @Test func `errors read as sentences`() {
        #expect(
            PolicySetError.slotWithoutValue(.resource, template: "t").description
                == "template `t` needs an entity for `?resource`")
    }
}
