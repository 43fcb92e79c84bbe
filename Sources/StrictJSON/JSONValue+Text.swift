extension JSONValue {
    /// The value of a text, or the first rule that it breaks.
    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, limits: limits)
        return try parser.document().value()
    }

    /// The value of a text, or the first rule that it breaks.
    public static func parse(
        _ text: String, limits: JSONLimits = .standard
    ) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), limits: limits)
    }

    /// Compact text with members in order and numbers as they were written.
    public func serialized() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(self)
        return writer.bytes
    }

    /// The RFC 8785 text. Refuses numbers that are not exactly an IEEE 754 double, so that no
    /// two different values share one canonical form.
    public func canonical() throws(JSONError) -> [UInt8] {
        var writer = CanonicalWriter()
        try writer.write(self)
        return writer.bytes
    }
}
