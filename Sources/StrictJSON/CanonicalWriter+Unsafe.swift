// Unsafe because a literal gives its bytes as a pointer, which is valid for ever.
extension CanonicalWriter {
    /// The key of the next member.
    ///
    /// - Parameter name: ASCII without anything to escape.
    public mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }
}
