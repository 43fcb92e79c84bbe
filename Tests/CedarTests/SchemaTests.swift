import Cedar
import StrictJSON
import Testing

@Suite struct SchemaTests {
    private static let good = #"""
        // Every construct once.
        type Address = { street: String, "the ip"?: ipaddr };
        entity Root;
        @doc("people") @bare
        namespace N::M {
            type Level = Long;
            type Level2 = Level;
            entity Group in [Root];
            entity User in Group = {
                @doc("attr") level: Level2,
                boss?: User,
                friends: Set<User>,
                home: Address,
                score: __cedar::decimal,
                when: datetime, ttl: duration, in: Bool,
            } tags Set<String>;
            entity Color enum ["red", "blue"];
            action all, "read all";
            action view in [all, "read all", N::M::Action::"edit"] appliesTo {
                principal: [User], resource: Root,
                context: { ip: ipaddr, from?: User },
            };
            action edit in Action::"all" appliesTo { principal: User, resource: [User] };
            action other attributes {};
        }
        """#

    private func schema() throws -> Schema {
        try Schema.parse(Self.good)
    }

    @Test func `types, namespaces and actions are resolved`() throws {
        let schema = try schema()
        let user = try #require(EntityTypeName("N::M::User"))
        let type = try #require(schema.entityTypes[user])
        #expect(
            type.attributes.map(\.name) == [
                "level", "boss", "friends", "home", "score", "when", "ttl", "in",
            ])
        #expect(type.attributes.map(\.isRequired).filter { !$0 }.count == 1)
        guard case .long = type.attributes[0].type, case .entity(user) = type.attributes[1].type,
            case .set(.entity(user)) = type.attributes[2].type,
            case .record(let home) = type.attributes[3].type,
            case .decimal = type.attributes[4].type, case .set(.string) = type.tags
        else {
            Issue.record("\(type)")
            return
        }
        #expect(home.map(\.name) == ["street", "the ip"])
        let view = try #require(schema.actions[Ask.uid("N::M::Action", "view")])
        #expect(
            view.parents == [
                Ask.uid("N::M::Action", "all"), Ask.uid("N::M::Action", "read all"),
                Ask.uid("N::M::Action", "edit"),
            ])
        #expect(view.context.map(\.name) == ["ip", "from"])
        let edit = try #require(schema.actions[Ask.uid("N::M::Action", "edit")])
        #expect(edit.parents == [Ask.uid("N::M::Action", "all")])
        #expect(schema.entityTypes[try #require(EntityTypeName("N::M::Color"))]?.ids?.count == 2)
    }

    static let faulty: [(String, String)] = [
        ("entity A = { b: B };", "1:17: there is no type `B`"),
        ("entity A = { b: __cedar::B };", "1:17: there is no such built-in type"),
        ("type A = B; type B = A; entity C = { a: A };", "1:22: the type `A` stands for itself"),
        ("entity A; entity A;", "1:18: the entity `A` is declared twice"),
        ("type A = Long; type A = Long;", "1:21: the type `A` is declared twice"),
        ("entity A", "1:9: expected `;`, found the end of the text"),
        (
            "enity A;",
            "1:1: expected `entity`, `action`, `type` or `namespace`, found `enity`"
        ),
        (
            "namespace N { entity A;",
            "1:24: expected `entity`, `action`, `type` or `namespace`, "
                + "found the end of the text"
        ),
    ]

    @Test(arguments: faulty)
    func `an error says what is wrong and where`(text: String, message: String) {
        do throws(ParseError) {
            _ = try Schema.parse(text)
            Issue.record("parsed")
        } catch {
            let stripped = error.description.hasPrefix(message)
            #expect(stripped, "\(error)")
        }
    }

    @Test(arguments: ["Set<", "{a:"])
    func `nesting is bounded`(opening: String) {
        let text = "type A = " + String(repeating: opening, count: 10_000)
        #expect(throws: ParseError.self) { try Schema.parse(text) }
    }

    private static let user = #"""
        {"uid":{"type":"N::M::User","id":"u"},"parents":[],"tags":{"t":["a"]},"attrs":{
            "level":1,"boss":{"type":"N::M::User","id":"v"},
            "friends":[{"type":"N::M::User","id":"w"}],
            "home":{"street":"s","the ip":"10.0.0.1"},"score":"1.5","when":"2024-01-01","ttl":"1h",
            "in":true}}
        """#

    @Test func `plain forms become what the schema says`() throws {
        let store = try Entities(
            parsing: Array("[\(Self.user)]".utf8), schema: try schema())
        let user = try #require(store[Ask.uid("N::M::User", "u")])
        #expect(user.attributes["boss"] == .entity(Ask.uid("N::M::User", "v")))
        #expect(user.attributes["friends"] == [.entity(Ask.uid("N::M::User", "w"))])
        #expect(user.attributes["score"] == .decimal(DecimalValue(tenThousandths: 15_000)))
        #expect(user.attributes["ttl"] == .duration(DurationValue(milliseconds: 3_600_000)))
        guard case .record(let home) = user.attributes["home"] else {
            Issue.record("no record")
            return
        }
        #expect(home["the ip"] == IPAddressValue("10.0.0.1").map(Value.ip))
    }

    @Test func `the schema's actions join the store`() throws {
        let store = try Entities(json: [], schema: try schema())
        let edit = Ask.uid("N::M::Action", "edit")
        #expect(store.isEntity(edit, in: Ask.uid("N::M::Action", "all")))
        #expect(store.count == 5)
    }

    static let changes: [(String, String)] = [
        (#""level":1"#, #""level":"1""#), (#""level":1"#, #""level":[1]"#),
        (#""level":1,"#, ""), (#""level":1"#, #""level":1,"more":2"#),
        (#""score":"1.5""#, #""score":1"#), (#""score":"1.5""#, #""score":"x""#),
        (#""ttl":"1h""#, #""ttl":{"__extn":{"fn":"ip","arg":"::"}}"#),
        (#"{"type":"N::M::User","id":"v"}"#, #"{"type":"N::M::Group","id":"v"}"#),
        (#"{"type":"N::M::User","id":"v"}"#, #"{"type":"N::M::User","name":"v"}"#),
        (#""street":"s","#, ""), (#"["a"]"#, #"["a",1]"#), (#""id":"w"}]"#, #""id":"w"},1]"#),
        (#""uid":{"type":"N::M::User""#, #""uid":{"type":"N::M::Nobody""#),
        (#""uid":{"type":"N::M::User""#, #""uid":{"type":"N::M::Color""#),
    ]

    @Test(arguments: changes)
    func `what the schema does not admit is refused`(old: String, new: String) throws {
        let changed = Self.user.replacing(old, with: new)
        #expect(changed != Self.user)
        let schema = try schema()
        #expect(throws: EntitiesError.self) {
            try Entities(parsing: Array("[\(changed)]".utf8), schema: schema)
        }
    }

    @Test func `a context is read as that of its action`() throws {
        let schema = try schema()
        let action = Ask.uid("N::M::Action", "view")
        let json: JSONValue = ["ip": "10.0.0.1"]
        let context = try Record(contextJSON: json, schema: schema, action: action)
        #expect(context["ip"] == IPAddressValue("10.0.0.1").map(Value.ip))
        #expect(throws: EntitiesError.self) {
            try Record(contextJSON: [:], schema: schema, action: action)
        }
        #expect(throws: EntitiesError.self) {
            try Record(contextJSON: json, schema: schema, action: Ask.action)
        }
    }
}
