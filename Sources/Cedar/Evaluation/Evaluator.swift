/// The reference evaluator: walks the tree, written to be compared with Cedar's Lean
/// specification (`Cedar/Spec/Evaluator.lean`) line by line.
public struct Evaluator: Sendable {
    /// Levels of nesting that are followed; deeper expressions fail with `tooDeep`.
    public static let depthMax = 1_000

    /// The question the variables refer to.
    public let request: Request
    /// The facts.
    public let entities: Entities

    /// An evaluator for this question and these facts.
    public init(request: Request, entities: Entities) {
        self.request = request
        self.entities = entities
    }

    /// The value of an expression; throws where it has none.
    public func value(of expr: Expr) throws(EvaluationError) -> Value {
        guard expr.depth <= Self.depthMax else { throw EvaluationError(.tooDeep, at: expr.span) }
        return try evaluate(expr)
    }

    func evaluate(_ expr: Expr) throws(EvaluationError) -> Value {
        switch expr.kind {
        case .literal(let value): return value
        case .variable(let variable): return value(of: variable)
        case .unary(let operation, let operand):
            return try unary(operation, operand, at: expr.span)
        case .binary(let operation, let left, let right):
            return try binary(operation, left, right, at: expr.span)
        case .and(let operands):
            for operand in operands {
                if try bool(operand) == false { return .bool(false) }
            }
            return .bool(true)
        case .or(let operands):
            for operand in operands {
                if try bool(operand) { return .bool(true) }
            }
            return .bool(false)
        case .ifThenElse(let test, let then, let otherwise):
            return try evaluate(try bool(test) ? then : otherwise)
        case .set(let elements):
            var values: Set<Value> = []
            for element in elements { values.insert(try evaluate(element)) }
            return .set(values)
        case .record(let fields):
            var record = Record()
            for field in fields { record[field.name] = try evaluate(field.value) }
            return .record(record)
        case .attribute(let object, let name):
            return try attribute(try evaluate(object), name, at: expr.span)
        case .has(let object, let path):
            return .bool(try has(try evaluate(object), path[...], at: expr.span))
        case .like(let object, let pattern):
            return .bool(pattern.matches(try string(try evaluate(object), at: object.span)))
        case .isType(let object, let type, in: let ancestor):
            return .bool(try isType(object, type, ancestor, at: expr.span))
        case .call(let function, let arguments):
            return try call(function, arguments, at: expr.span)
        }
    }

    private func value(of variable: Variable) -> Value {
        switch variable {
        case .principal: .entity(request.principal)
        case .action: .entity(request.action)
        case .resource: .entity(request.resource)
        case .context: .record(request.context)
        }
    }

    private func isType(
        _ object: Expr, _ type: EntityTypeName, _ ancestor: Expr?, at span: SourceSpan
    ) throws(EvaluationError) -> Bool {
        let uid = try entity(try evaluate(object), at: object.span)
        guard uid.type == type else { return false }
        guard let ancestor else { return true }
        return try isIn(uid, try evaluate(ancestor), at: ancestor.span)
    }

    /// Whether the entity is `value`, a descendant of it, or so with an element of it.
    func isIn(
        _ uid: EntityUID, _ value: Value, at span: SourceSpan
    ) throws(EvaluationError) -> Bool {
        guard case .set(let elements) = value else {
            guard case .entity(let ancestor) = value else {
                throw typeError(["set", "entity"], value, at: span)
            }
            return entities.isEntity(uid, in: ancestor)
        }
        // Every element must be an entity, also after one that matches.
        var ancestors: [EntityUID] = []
        for element in elements { ancestors.append(try entity(element, at: span)) }
        return ancestors.contains { entities.isEntity(uid, in: $0) }
    }

    private func attribute(
        _ object: Value, _ name: String, at span: SourceSpan
    ) throws(EvaluationError) -> Value {
        switch object {
        case .record(let record):
            guard let value = record[name] else {
                throw EvaluationError(.attributeMissing(name, of: nil), at: span)
            }
            return value
        case .entity(let uid):
            guard let entity = entities[uid] else {
                throw EvaluationError(.entityMissing(uid), at: span)
            }
            guard let value = entity.attributes[name] else {
                throw EvaluationError(.attributeMissing(name, of: uid), at: span)
            }
            return value
        default:
            throw typeError(["record", "entity"], object, at: span)
        }
    }

    /// `object has a.b.c`; a missing entity has nothing.
    private func has(
        _ object: Value, _ path: ArraySlice<String>, at span: SourceSpan
    ) throws(EvaluationError) -> Bool {
        var object = object
        for name in path {
            let attributes: Record
            switch object {
            case .record(let record): attributes = record
            case .entity(let uid): attributes = entities[uid]?.attributes ?? Record()
            default: throw typeError(["record", "entity"], object, at: span)
            }
            guard let next = attributes[name] else { return false }
            object = next
        }
        return true
    }
}
