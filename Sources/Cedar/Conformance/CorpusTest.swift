public import StrictJSON

/// One test of a public Cedar corpus (`cedar-integration-tests`): files and expected answers.
///
/// The caller reads the files; nothing here touches the disk.
public struct CorpusTest: Sendable {
    /// A request and what Cedar answers.
    public struct Question: Sendable {
        /// Free text.
        public let description: String
        /// The request.
        public let request: Request
        /// The expected decision.
        public let decision: Decision
        /// The expected determining policies.
        public let reason: Set<PolicyID>
        /// The policies expected to fail.
        public let errors: Set<PolicyID>
    }

    /// The path of the policies, relative to the corpus's root.
    public let policiesPath: String
    /// The path of the entities, relative to the corpus's root.
    public let entitiesPath: String
    /// The path of the schema, relative to the corpus's root.
    public let schemaPath: String
    /// The recorded verdict of strict validation.
    public let shouldValidate: Bool
    /// The requests in order.
    public let questions: [Question]

    /// Reads the test's own JSON file; nil where the document is something else.
    public init?(json: JSONValue) {
        guard let policies = json["policies"]?.asString, let entities = json["entities"]?.asString,
            let schema = json["schema"]?.asString, let validates = json["shouldValidate"]?.asBool,
            let requests = json["requests"]?.asArray
        else { return nil }
        policiesPath = policies
        entitiesPath = entities
        schemaPath = schema
        shouldValidate = validates
        let questions = requests.compactMap { Self.question($0) }
        guard questions.count == requests.count else { return nil }
        self.questions = questions
    }

    private static func question(_ json: JSONValue) -> Question? {
        guard let principal = json["principal"], let action = json["action"],
            let resource = json["resource"], let context = json["context"],
            let decision = json["decision"]?.asString.flatMap({ Decision(rawValue: $0) }),
            let request = try? Request(
                principal: EntityUID(json: principal), action: EntityUID(json: action),
                resource: EntityUID(json: resource), context: Record(contextJSON: context))
        else { return nil }
        return Question(
            description: json["description"]?.asString ?? "", request: request,
            decision: decision, reason: ids(json["reason"]), errors: ids(json["errors"]))
    }

    private static func ids(_ json: JSONValue?) -> Set<PolicyID> {
        Set((json?.asArray ?? []).compactMap { $0.asString.map { PolicyID($0) } })
    }

    /// Puts every question and counts the answers that agree. `name` leads each difference. The
    /// compiled policies must answer as the reference evaluator does, errors included.
    ///
    /// The corpora read their entities with the schema at hand; the hand-written tests need it.
    public func run(
        name: String, policies: [UInt8], entities: [UInt8], schema: [UInt8]
    ) -> CorpusResult {
        var result = CorpusResult()
        result.tests = 1
        result.requests = questions.count
        do {
            guard let text = String(validating: policies, as: UTF8.self),
                let schemaText = String(validating: schema, as: UTF8.self)
            else {
                result.differences.append("\(name): the policies or the schema are not UTF-8")
                return result
            }
            let policySet = try PolicySet.parse(text)
            let store = try Entities(parsing: entities, schema: try Schema.parse(schemaText))
            let compiled = CompiledPolicySet(policySet)
            for question in questions {
                let response = Authorizer.authorize(
                    question.request, policies: policySet, entities: store)
                result.count(response, question, name: name)
                let other = compiled.authorize(question.request, entities: store)
                guard other != response else { continue }
                result.differences.append(
                    "\(name), \(question.description): compiled, the answer is \(other)")
            }
        } catch {
            result.differences.append("\(name): \(error)")
        }
        return result
    }
}
