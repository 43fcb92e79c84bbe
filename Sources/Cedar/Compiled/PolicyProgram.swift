/// Policies lowered to numbers and flat arrays; shared and never changed.
final class PolicyProgram: Sendable {
    /// A condition: where its test begins, and which answer lets the policy go on.
    struct Clause: Sendable {
        let start: Int32
        let wanted: Truth
    }

    let policies: [Policy]
    let names: EntityNumbers
    let scopes: [CompiledScope]
    let index: ScopeIndex
    /// By policy, in source order.
    let clauses: [[Clause]]

    let instructions: [Instruction]
    let operands: [Int32]
    let constants: [Value]
    let longs: [Int64]
    let texts: [String]
    let types: [EntityTypeName]
    let patterns: [PreparedPattern]
    let functions: [ExtensionFunction]
    let paths: [ContextPath]
    /// Texts that something in the context is compared with.
    let textNumbers: TextNumbers

    init(_ policies: [Policy], tags: ([String]) -> Int) {
        self.policies = policies
        var lowering = Lowering()
        scopes = policies.map { CompiledScope($0, &lowering.names) }
        clauses = policies.map { policy in
            policy.conditions.map { condition in
                Clause(
                    start: lowering.lower(body: condition.body),
                    wanted: Truth(condition.kind == .when))
            }
        }
        names = lowering.names
        index = ScopeIndex(scopes, names: names)
        instructions = lowering.instructions
        operands = lowering.operands
        constants = lowering.constants
        longs = lowering.longs
        texts = lowering.texts
        types = lowering.types
        textNumbers = lowering.textNumbers
        patterns = lowering.patterns
        functions = lowering.functions
        paths = lowering.paths.map { ContextPath(names: $0, tag: tags($0)) }
    }
}
