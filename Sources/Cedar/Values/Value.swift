/// A value of the Cedar language.
///
/// Equality is Cedar's `==`: values of different types are unequal, sets ignore order and
/// repetition, text is compared byte by byte, extension values by what they denote.
public enum Value: Sendable {
    case bool(Bool)
    /// A signed 64-bit integer (Cedar's Long).
    case long(Int64)
    case string(String)
    case entity(EntityUID)
    /// Unordered, without repetition, of any mix of types.
    case set(Set<Value>)
    case record(Record)
    case decimal(DecimalValue)
    case ip(IPAddressValue)
    case datetime(DatetimeValue)
    case duration(DurationValue)

    /// The set of these values.
    public static func set(of values: [Value]) -> Value {
        .set(Set(values))
    }

    /// The name of the value's type, as Cedar's messages say it.
    public var typeName: String {
        switch self {
        case .bool: "bool"
        case .long: "long"
        case .string: "string"
        case .entity(let uid): "(entity of type `\(uid.type)`)"
        case .set: "set"
        case .record: "record"
        case .decimal: "decimal"
        case .ip: "ipaddr"
        case .datetime: "datetime"
        case .duration: "duration"
        }
    }
}

extension Value: Hashable {
    /// Byte by byte where text is compared.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): a == b
        case (.long(let a), .long(let b)): a == b
        case (.string(let a), .string(let b)): a.isExactly(b)
        case (.entity(let a), .entity(let b)): a == b
        case (.set(let a), .set(let b)): a == b
        case (.record(let a), .record(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b
        case (.ip(let a), .ip(let b)): a == b
        case (.datetime(let a), .datetime(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        default: false
        }
    }

    /// Consistent with `==`.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .long(let value): hasher.combine(value)
        case .string(let value): hasher.combine(value)
        case .entity(let value): hasher.combine(value)
        case .set(let value): hasher.combine(value)
        case .record(let value): hasher.combine(value)
        case .decimal(let value): hasher.combine(value)
        case .ip(let value): hasher.combine(value)
        case .datetime(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        }
    }
}

extension Value: CustomStringConvertible {
    /// The value as Cedar source; sets and records in a fixed order.
    public var description: String {
        switch self {
        case .bool(let value): "\(value)"
        case .long(let value): "\(value)"
        case .string(let value): value.asCedarLiteral
        case .entity(let uid): uid.description
        case .set(let values):
            "[" + values.map(\.description).sorted().joined(separator: ", ") + "]"
        case .record(let record):
            "{"
                + record.attributes.map { "\($0.name.asCedarLiteral): \($0.value)" }
                .joined(separator: ", ") + "}"
        case .decimal(let value): "decimal(\"\(value)\")"
        case .ip(let value): "ip(\"\(value)\")"
        case .datetime(let value):
            "datetime(\"1970-01-01\").offset(duration(\"\(value.milliseconds)ms\"))"
        case .duration(let value): "duration(\"\(value.milliseconds)ms\")"
        }
    }
}

extension Value: ExpressibleByBooleanLiteral {
    /// The literal's value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Value: ExpressibleByIntegerLiteral {
    /// The literal's value.
    public init(integerLiteral value: Int64) { self = .long(value) }
}

extension Value: ExpressibleByStringLiteral {
    /// The literal's value.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension Value: ExpressibleByArrayLiteral {
    /// The literal's value.
    public init(arrayLiteral elements: Value...) { self = .set(Set(elements)) }
}

extension Value: ExpressibleByDictionaryLiteral {
    /// The literal's value.
    public init(dictionaryLiteral elements: (String, Value)...) { self = .record(Record(elements)) }
}
