/// Lowers expression trees into a program, and collects what it refers to.
///
/// Whatever is not worth an instruction, or cannot be right, becomes `refer`: the reference
/// evaluator then answers for the whole policy.
struct Lowering {
    var names = EntityNumbers()
    var textNumbers = TextNumbers()
    private(set) var instructions: [Instruction] = []
    private(set) var operands: [Int32] = []
    private(set) var constants: [Value] = []
    private(set) var longs: [Int64] = []
    private(set) var texts: [String] = []
    private(set) var types: [EntityTypeName] = []
    private(set) var patterns: [PreparedPattern] = []
    private(set) var functions: [ExtensionFunction] = []
    private(set) var paths: [[String]] = []
    private var pathNumbers: [[ExactText]: Int32] = [:]

    /// The instruction that evaluates the body of a clause.
    mutating func lower(body: Expr) -> Int32 {
        body.depth > Evaluator.depthMax ? add(.refer) : lower(body)
    }

    mutating func lower(_ expr: Expr) -> Int32 {
        if Self.isClosed(expr) { return constant(expr) }
        if let path = Self.path(expr), !path.isEmpty { return add(.path, number(path)) }
        switch expr.kind {
        case .literal: return constant(expr)
        case .variable(let variable): return add(.variable, Self.number(variable))
        case .unary(let operation, let operand):
            return add(Self.operation(operation), lower(operand))
        case .binary(let operation, let left, let right):
            return binary(operation, left, right)
        case .and(let parts): return list(.and, parts)
        case .or(let parts): return list(.or, parts)
        case .set(let parts): return list(.set, parts)
        case .ifThenElse(let test, let then, let otherwise):
            return add(.ifThenElse, lower(test), lower(then), lower(otherwise))
        case .record(let fields): return record(fields)
        case .attribute(let object, let name):
            return add(.attribute, lower(object), number(text: name))
        case .has(let object, let path): return has(object, path)
        case .like(let object, let pattern): return like(object, pattern)
        case .isType(let object, let type, in: let ancestor):
            return isType(object, type, ancestor)
        case .call(let function, let arguments): return call(function, arguments)
        }
    }

    // MARK: - Collecting

    mutating func add(
        _ operation: Instruction.Operation, _ x: Int32 = 0, _ y: Int32 = 0, _ z: Int32 = 0
    ) -> Int32 {
        instructions.append(Instruction(operation: operation, x: x, y: y, z: z))
        return Int32(instructions.count - 1)
    }

    /// Puts numbers together into a range.
    mutating func range(_ numbers: [Int32]) -> (Int32, Int32) {
        let start = Int32(operands.count)
        operands += numbers
        return (start, Int32(operands.count))
    }

    mutating func number(_ path: [String]) -> Int32 {
        let key = path.map(ExactText.init)
        if let known = pathNumbers[key] { return known }
        let number = Int32(paths.count)
        paths.append(path)
        pathNumbers[key] = number
        return number
    }

    mutating func number(constant: Value) -> Int32 {
        constants.append(constant)
        return Int32(constants.count - 1)
    }

    mutating func number(long: Int64) -> Int32 {
        longs.append(long)
        return Int32(longs.count - 1)
    }

    mutating func number(text: String) -> Int32 {
        texts.append(text)
        return Int32(texts.count - 1)
    }

    mutating func number(type: EntityTypeName) -> Int32 {
        types.append(type)
        return Int32(types.count - 1)
    }

    mutating func number(pattern: Pattern) -> Int32 {
        patterns.append(PreparedPattern(pattern))
        return Int32(patterns.count - 1)
    }

    mutating func number(function: ExtensionFunction) -> Int32 {
        functions.append(function)
        return Int32(functions.count - 1)
    }

    static func number(_ variable: Variable) -> Int32 {
        switch variable {
        case .principal: 0
        case .action: 1
        case .resource: 2
        case .context: 3
        }
    }
}
