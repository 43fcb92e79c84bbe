extension ConditionMachine {
    /// `in`, `contains`, `containsAll`, `containsAny` and `hasTag`.
    mutating func relation(_ step: Instruction) -> Truth {
        guard let left = value(step.x), let right = value(step.y) else { return .unknown }
        switch (step.operation, left, right) {
        case (.isIn, .entity(let uid), _): return isIn(uid, right)
        case (.contains, .set(let elements), _): return Truth(elements.contains(right))
        case (.containsAll, .set(let elements), .set(let wanted)):
            return Truth(wanted.isSubset(of: elements))
        case (.containsAny, .set(let elements), .set(let wanted)):
            return Truth(!wanted.isDisjoint(with: elements))
        case (.hasTag, .entity(let uid), .string(let name)):
            return Truth(circumstances.entity(uid)?.tags[name] != nil)
        default: return .unknown
        }
    }

    private mutating func isIn(_ uid: EntityUID, _ value: Value) -> Truth {
        switch value {
        case .entity(let ancestor): return Truth(entities().isEntity(uid, in: ancestor))
        case .set(let elements):
            var isFound = false
            for element in elements {
                guard case .entity(let ancestor) = element else { return .unknown }
                isFound = isFound || entities().isEntity(uid, in: ancestor)
            }
            return Truth(isFound)
        default: return .unknown
        }
    }

    mutating func isType(_ step: Instruction) -> Truth {
        guard case .entity(let uid)? = value(step.x) else { return .unknown }
        guard uid.type == program.types[Int(step.y)] else { return .no }
        guard step.z >= 0 else { return .yes }
        guard let ancestor = value(step.z) else { return .unknown }
        return isIn(uid, ancestor)
    }

    /// `object has a.b.c`; a missing entity has nothing.
    mutating func has(_ step: Instruction) -> Truth {
        guard var object = value(step.x) else { return .unknown }
        for place in step.y..<step.z {
            let name = program.texts[Int(program.operands[Int(place)])]
            let next: Value?
            switch object {
            case .record(let record): next = record[name]
            case .entity(let uid): next = circumstances.entity(uid)?.attributes[name]
            default: return .unknown
            }
            guard let next else { return .no }
            object = next
        }
        return .yes
    }

    /// The attribute of a record or entity; nil where there is none.
    func attribute(_ object: Value, _ name: String) -> Value? {
        switch object {
        case .record(let record): record[name]
        case .entity(let uid): circumstances.entity(uid)?.attributes[name]
        default: nil
        }
    }

    mutating func tag(_ step: Instruction) -> Value? {
        guard case .entity(let uid)? = value(step.x), case .string(let name)? = value(step.y)
        else { return nil }
        return circumstances.entity(uid)?.tags[name]
    }
}
