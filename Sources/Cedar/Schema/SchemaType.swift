/// The type of an attribute, tag or context in a schema.
public indirect enum SchemaType: Sendable {
    case bool
    case long
    case string
    case decimal
    case ip
    case datetime
    case duration
    case set(SchemaType)
    case record([SchemaAttribute])
    case entity(EntityTypeName)

    /// The built-in type of this name, nil where there is none.
    init?(builtin name: String) {
        switch name {
        case "Bool", "Boolean": self = .bool
        case "Long": self = .long
        case "String": self = .string
        case "decimal": self = .decimal
        case "ipaddr": self = .ip
        case "datetime": self = .datetime
        case "duration": self = .duration
        default: return nil
        }
    }

    /// The function that makes values of this type from text, nil where there is none.
    var constructor: ExtensionFunction? {
        switch self {
        case .decimal: .decimal
        case .ip: .ip
        case .datetime: .datetime
        case .duration: .duration
        default: nil
        }
    }

    /// The attributes of a record type, none for other types.
    public var attributes: [SchemaAttribute] {
        if case .record(let attributes) = self { attributes } else { [] }
    }
}
