extension ConditionMachine {
    /// An instruction's value; nil where it has none, or only the reference evaluator knows it.
    mutating func value(_ start: Int32) -> Value? {
        let step = program.instructions[Int(start)]
        switch step.operation {
        case .constant: return program.constants[Int(step.x)]
        case .variable: return variable(step.x)
        case .path: return path(step.x)
        case .ifThenElse:
            switch truth(step.x) {
            case .yes: return value(step.y)
            case .no: return value(step.z)
            case .unknown: return nil
            }
        case .negate: return integer(step.x).flatMap { Self.long(Int64.zero, "-", $0) }
        case .add: return arithmetic(step, "+")
        case .subtract: return arithmetic(step, "-")
        case .multiply: return arithmetic(step, "*")
        case .attribute:
            return value(step.x).flatMap { attribute($0, program.texts[Int(step.y)]) }
        case .getTag: return tag(step)
        case .set: return values(step.x, step.y).map { .set(of: $0) }
        case .record: return record(step)
        case .call: return call(step)
        case .refer: return nil
        case .and, .or, .not, .isEmpty, .pathEquals, .pathEqualsText, .pathCompares, .pathLike,
            .pathExists,
            .variableEquals, .variableIn, .variableIs, .equals, .compares, .isIn, .contains,
            .containsAll, .containsAny, .hasTag, .has, .like, .isType:
            let truth = truth(start)
            return truth == .unknown ? nil : .bool(truth == .yes)
        }
    }

    private mutating func variable(_ number: Int32) -> Value {
        number == Lowering.number(.context) ? .record(context()) : .entity(entity(number).uid)
    }

    /// The value at a path. What the circumstances do not know may be an entity's attribute.
    mutating func path(_ number: Int32) -> Value? {
        switch kind(at: number) {
        case .long, .text, .other: return value(at: number)
        case .absent, .unread: return nil
        case .unknown:
            var object = Value.record(context())
            for name in program.paths[Int(number)].names {
                guard let next = attribute(object, name) else { return nil }
                object = next
            }
            return object
        }
    }

    private mutating func integer(_ start: Int32) -> Int64? {
        guard case .long(let number)? = value(start) else { return nil }
        return number
    }

    private mutating func arithmetic(_ step: Instruction, _ sign: Character) -> Value? {
        guard let left = integer(step.x), let right = integer(step.y) else { return nil }
        return Self.long(left, sign, right)
    }

    private static func long(_ left: Int64, _ sign: Character, _ right: Int64) -> Value? {
        let (result, overflow) =
            switch sign {
            case "+": left.addingReportingOverflow(right)
            case "-": left.subtractingReportingOverflow(right)
            default: left.multipliedReportingOverflow(by: right)
            }
        return overflow ? nil : .long(result)
    }

    private mutating func values(_ start: Int32, _ end: Int32) -> [Value]? {
        var result: [Value] = []
        result.reserveCapacity(Int(end - start))
        for place in start..<end {
            guard let value = value(program.operands[Int(place)]) else { return nil }
            result.append(value)
        }
        return result
    }

    private mutating func record(_ step: Instruction) -> Value? {
        guard let values = values(step.x, step.y) else { return nil }
        let names = program.texts[Int(step.z)...].prefix(values.count)
        return .record(Record(Array(zip(names, values))))
    }

    private mutating func call(_ step: Instruction) -> Value? {
        guard let values = values(step.y, step.z) else { return nil }
        let function = program.functions[Int(step.x)]
        return try? ExtensionCall(function: function, arguments: values, span: .none).value()
    }
}
