/// Runs compiled conditions for one request.
///
/// Each place of the context is looked up once. What fails is `unknown` here: why it fails, and
/// whether it really does, the reference evaluator says.
struct ConditionMachine {
    let program: PolicyProgram
    let request: PreparedRequest
    let circumstances: any Circumstances
    /// What was found at each path so far.
    private var found: [Found]
    /// All entities, once they were needed.
    private var allEntities: Entities?
    /// The whole context, once it was needed.
    private var wholeContext: Record?

    init(_ program: PolicyProgram, _ request: PreparedRequest, _ asked: any Circumstances) {
        self.program = program
        self.request = request
        circumstances = asked
        found = Array(repeating: .nothing, count: program.paths.count)
    }

    /// Whether every clause of a policy holds.
    mutating func holds(_ policy: Int) -> Truth {
        for clause in program.clauses[policy] {
            let truth = truth(clause.start)
            if truth == .unknown { return .unknown }
            if truth != clause.wanted { return .no }
        }
        return .yes
    }

    /// What the reference evaluator says of a policy in whose scope the request lies.
    mutating func refer(_ policy: Int) throws(EvaluationError) -> Bool {
        let question = Request(
            principal: request.principal.uid, action: request.action.uid,
            resource: request.resource.uid, context: context())
        return try Evaluator(request: question, entities: entities())
            .isSatisfied(program.policies[policy])
    }

    // MARK: - What is asked

    /// What kind of thing stands at a path.
    mutating func kind(at path: Int32) -> Found.Kind {
        let kind = found[Int(path)].kind
        if kind != .unread { return kind }
        let answer = Found(circumstances.lookUp(program.paths[Int(path)]), program)
        found[Int(path)] = answer
        return answer.kind
    }

    /// The long at a path where `kind` says that there is one.
    func long(at path: Int32) -> Int64 { found[Int(path)].long }

    /// The number of the text at a path where `kind` says that there is one.
    func textNumber(at path: Int32) -> Int32 { found[Int(path)].textNumber }

    /// The value at a path where `kind` says that there is one.
    func value(at path: Int32) -> Value { found[Int(path)].value }

    mutating func entities() -> Entities {
        if let allEntities { return allEntities }
        let all = circumstances.entities
        allEntities = all
        return all
    }

    mutating func context() -> Record {
        if let wholeContext { return wholeContext }
        let whole = circumstances.context
        wholeContext = whole
        return whole
    }

    /// The entity that a variable names. `Lowering` writes no other variable here.
    func entity(_ variable: Int32) -> PreparedEntity {
        switch variable {
        case 0: request.principal
        case 1: request.action
        default: request.resource
        }
    }
}
