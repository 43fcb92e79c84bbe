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

    private static func value(_ json: JSONValue) -> Value? {
        switch json {
        case .null: EntityUID("AgentCore::Null", "null").map(Value.entity)
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
