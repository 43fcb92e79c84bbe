import Cedar

/// What the tests ask again and again.
enum Ask {
    static let principal = Ask.uid("U", "a")
    static let action = Ask.uid("Action", "v")
    static let resource = Ask.uid("R", "b")

    /// A uid whose type the test knows to be well formed.
    static func uid(_ type: String, _ id: String) -> EntityUID {
        guard let uid = EntityUID(type, id) else {
            preconditionFailure("the test names no entity type: \(type)")
        }
        return uid
    }

    static func request(context: Record = Record()) -> Request {
        Request(principal: principal, action: action, resource: resource, context: context)
    }

    /// The answer to the plain request.
    static func answer(
        _ policies: String, entities: [Entity] = [], context: Record = Record()
    ) throws -> Response {
        Authorizer.authorize(
            request(context: context), policies: try PolicySet.parse(policies),
            entities: try Entities(entities))
    }

    /// The answer of one permit with this condition.
    static func answer(
        condition: String, entities: [Entity] = [], context: Record = Record()
    ) throws -> Response {
        try answer(permit(when: condition), entities: entities, context: context)
    }

    static func permit(when condition: String) -> String {
        "permit(principal, action, resource) when { \(condition) };"
    }

    /// Why the condition has no value; nil where it has one.
    static func failure(
        _ condition: String, entities: [Entity] = []
    ) throws -> EvaluationError.Kind? {
        try answer(condition: condition, entities: entities).failures.first?.error.kind
    }

    /// Why a text does not parse; nil where it does.
    static func parseError(_ text: String, limits: ParseLimits = .standard) -> ParseError? {
        do throws(ParseError) {
            _ = try PolicySet.parse(text, limits: limits)
            return nil
        } catch {
            return error
        }
    }
}
