/// How much power one call gains: a rule in data over its typed arguments.
public enum PowerAmount: Sendable, Hashable, Codable {
    /// Always so much; negative gives back.
    case fixed(Int64)
    /// The integer at a JSON Pointer (RFC 6901) in the arguments.
    case argument(String)
    /// The number of elements of the array at a JSON Pointer, or 1 for anything else that is there.
    case count(String)
    /// The UTF-8 bytes of the string at a JSON Pointer.
    case bytes(String)
}
