import StrictJSON

/// An answer of the cell's door (RFC 9112): a status and a JSON body of known length.
struct HTTPAnswer {
    /// The status code.
    let status: Int
    /// The body; null when there is none.
    let body: JSONValue

    /// No answer of the door is longer, in bytes.
    static let bytesMax = 1 << 20

    /// The answer when all of it has arrived; nil before, and when it is none. `isWhole` says that
    /// nothing more comes.
    init?(_ bytes: [UInt8], isWhole: Bool) {
        guard let end = Self.headEnd(bytes) else { return nil }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        let words = (lines.first ?? "").split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            return nil
        }
        let rest = Array(bytes[(end + 4)...])
        let length = Self.length(lines.dropFirst())
        guard length.map({ rest.count >= $0 }) ?? isWhole else { return nil }
        self.status = status
        let content = length.map { Array(rest.prefix($0)) } ?? rest
        body = (try? JSONValue.parse(content)) ?? .null
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        let mark: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]
        guard bytes.count >= mark.count else { return nil }
        return (0...(bytes.count - mark.count)).first { Array(bytes[$0..<($0 + 4)]) == mark }
    }

    private static func length(_ fields: ArraySlice<Substring>) -> Int? {
        for field in fields {
            let parts = field.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
            let digits = parts[1].filter { $0 != " " }
            return Int(digits).flatMap { (0...bytesMax).contains($0) ? $0 : nil }
        }
        return nil
    }
}
