import StrictJSON

/// Values as JSON for programs.
enum JSONText {
    /// Compact JSON on one line.
    static func line(_ value: some Encodable) throws -> String {
        String(decoding: try JSONValueEncoder().encode(value).serialized(), as: UTF8.self)
    }
}
