extension String {
    /// The bytes as a text; what is not UTF-8 becomes replacement characters.
    public init(fuzzed bytes: [UInt8]) { self = String(decoding: bytes, as: UTF8.self) }
}
