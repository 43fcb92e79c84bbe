/// Base64 of RFC 4648 section 4, strict: padded, no other characters, no loose bits.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8: UInt32] = Dictionary(
        uniqueKeysWithValues: zip(alphabet, 0...))

    static func encoded(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let used = place <= group.count
                text.append(
                    used ? alphabet[Int(bits >> (18 - 6 * place) & 63)] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func decoded(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 4) else { return nil }
        let padding = digits.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 4) {
            let last = start + 4 == digits.count
            let kept = last ? 4 - padding : 4
            var bits: UInt32 = 0
            for place in 0..<4 {
                let digit = digits[start + place]
                let value = place < kept ? values[digit] : digit == UInt8(ascii: "=") ? 0 : nil
                guard let value else { return nil }
                bits = bits << 6 | value
            }
            bytes.append(UInt8(bits >> 16 & 255))
            if kept > 2 { bytes.append(UInt8(bits >> 8 & 255)) }
            if kept > 3 { bytes.append(UInt8(bits & 255)) }
            guard kept == 4 || bits << (8 + UInt32(kept - 1) * 8) == 0 else { return nil }
        }
        return bytes
    }
}
