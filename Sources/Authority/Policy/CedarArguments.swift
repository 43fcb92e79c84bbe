import Cedar
import StrictJSON

/// JSON arguments as Cedar values: string to String, integer to Long, other numbers to decimal,
/// object to Record, array to Set, null to one entity (reference/cedar.md section 6.1).
enum CedarArguments {
    /// The record, or nil when a number has no exact Cedar value.
    static func record(_ object: JSONObject) -> Record? {
        var attributes: [(String, Value)] = []
        for member in object.members {
            guard let value = value(member.value) else { return nil }
            attributes.append((member.key, value))
        }
        return Record(attributes)
    }

    /// Whether everything in the value has an exact Cedar value.
    static func hasValue(_ json: JSONValue) -> Bool {
        switch json {
        case .null, .bool, .string: true
        case .number(let number): Self.number(number) != nil
        case .array(let elements): elements.allSatisfy(hasValue)
        case .object(let object): hasValue(object)
        }
    }

    /// Whether `record` gives one.
    static func hasValue(_ object: JSONObject) -> Bool {
        object.members.allSatisfy { hasValue($0.value) }
    }

    /// What stands at a path of names in the arguments.
    static func lookUp(_ names: [String], in object: JSONObject) -> ContextLookup {
        var object = object
        for (index, name) in names.enumerated() {
            guard let next = object[name] else {
                return index == names.count - 1 ? .absent : .unknown
            }
            if index == names.count - 1 { return value(next).map(ContextLookup.value) ?? .unknown }
            guard case .object(let below) = next else { return .unknown }
            object = below
        }
        return .unknown
    }

    private static func value(_ json: JSONValue) -> Value? {
        switch json {
        case .null: CedarNames.null.map(Value.entity)
        case .bool(let flag): .bool(flag)
        case .number(let number): Self.number(number)
        case .string(let text): .string(text)
        case .array(let elements): set(elements)
        case .object(let object): record(object).map(Value.record)
        }
    }

    private static func number(_ number: JSONNumber) -> Value? {
        if let integer = number.int64 { return .long(integer) }
        return DecimalValue(number.lexeme).map(Value.decimal)
    }

    private static func set(_ elements: [JSONValue]) -> Value? {
        var values: [Value] = []
        for element in elements {
            guard let value = value(element) else { return nil }
            values.append(value)
        }
        return Value.set(of: values)
    }
}
