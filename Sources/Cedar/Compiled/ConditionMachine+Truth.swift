extension ConditionMachine {
    /// Whether an instruction's value is true; `unknown` where it has none that is a boolean.
    mutating func truth(_ start: Int32) -> Truth {
        let step = program.instructions[Int(start)]
        switch step.operation {
        case .and: return all(step, are: .yes)
        case .or: return all(step, are: .no)
        case .not: return truth(step.x).negated
        case .ifThenElse:
            switch truth(step.x) {
            case .yes: return truth(step.y)
            case .no: return truth(step.z)
            case .unknown: return .unknown
            }
        case .pathEquals: return pathEquals(step)
        case .pathEqualsText: return pathEqualsText(step)
        case .pathCompares: return pathCompares(step)
        case .pathLike:
            guard kind(at: step.x) == .text, case .string(let text) = value(at: step.x) else {
                return .unknown
            }
            return Truth(program.patterns[Int(step.y)].matches(text))
        case .pathExists: return pathExists(step)
        case .variableEquals: return Truth(entity(step.x).number == step.y)
        case .variableIs: return Truth(entity(step.x).type == step.y)
        case .variableIn: return variableIn(step)
        case .equals: return equals(step)
        case .compares: return compares(step)
        case .isIn, .contains, .containsAll, .containsAny, .hasTag: return relation(step)
        case .has: return has(step)
        case .like:
            guard case .string(let text)? = value(step.x) else { return .unknown }
            return Truth(program.patterns[Int(step.y)].matches(text))
        case .isType: return isType(step)
        case .isEmpty:
            guard case .set(let elements)? = value(step.x) else { return .unknown }
            return Truth(elements.isEmpty)
        case .constant, .variable, .path, .negate, .add, .subtract, .multiply, .getTag,
            .attribute, .set, .record, .call, .refer:
            guard case .bool(let holds)? = value(start) else { return .unknown }
            return Truth(holds)
        }
    }

    /// `wanted` when every operand is, else the first answer that is not; `.and` and `.or` are the
    /// same but for what they go on at.
    private mutating func all(_ step: Instruction, are wanted: Truth) -> Truth {
        for place in step.x..<step.y {
            let answer = truth(program.operands[Int(place)])
            if answer != wanted { return answer }
        }
        return wanted
    }

    private mutating func pathEquals(_ step: Instruction) -> Truth {
        guard let value = path(step.x) else { return .unknown }
        return Truth(value == program.constants[Int(step.y)])
    }

    private mutating func pathEqualsText(_ step: Instruction) -> Truth {
        switch kind(at: step.x) {
        case .text: return Truth(textNumber(at: step.x) == step.y)
        case .long, .other: return .no
        case .absent, .unread: return .unknown
        case .unknown:
            // It may be an entity's attribute.
            guard let value = path(step.x) else { return .unknown }
            guard case .string(let text) = value else { return .no }
            return Truth(program.textNumbers.number(of: text) == step.y)
        }
    }

    private mutating func pathCompares(_ step: Instruction) -> Truth {
        guard kind(at: step.x) == .long, let comparison = Comparison(rawValue: step.z) else {
            return .unknown
        }
        return Truth(comparison.holds(long(at: step.x), program.longs[Int(step.y)]))
    }

    /// Whether the longest path is there. From the longest up: where one is absent, its record is
    /// there and all above it; where a shorter one is there, the longer fails or is an entity's.
    private mutating func pathExists(_ step: Instruction) -> Truth {
        for place in step.x..<step.y {
            switch kind(at: program.operands[Int(place)]) {
            case .long, .text, .other: return place == step.x ? .yes : .unknown
            case .absent: return .no
            case .unknown, .unread: continue
            }
        }
        return .unknown
    }

    private func variableIn(_ step: Instruction) -> Truth {
        let asked = entity(step.x)
        for place in step.y..<step.z where asked.isIn(program.operands[Int(place)]) {
            return .yes
        }
        return .no
    }

    private mutating func equals(_ step: Instruction) -> Truth {
        guard let left = value(step.x), let right = value(step.y) else { return .unknown }
        return Truth(left == right)
    }

    private mutating func compares(_ step: Instruction) -> Truth {
        guard let left = value(step.x), let right = value(step.y),
            let comparison = Comparison(rawValue: step.z)
        else { return .unknown }
        switch (left, right) {
        case (.long(let a), .long(let b)): return Truth(comparison.holds(a, b))
        case (.datetime(let a), .datetime(let b)): return Truth(comparison.holds(a, b))
        case (.duration(let a), .duration(let b)): return Truth(comparison.holds(a, b))
        default: return .unknown
        }
    }
}
