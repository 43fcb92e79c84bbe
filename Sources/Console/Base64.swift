/// Base64 of RFC 4648 section 4, strict: padding is needed, stray bits are refused.
package enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    private static let values: [UInt8] = {
        var table = [UInt8](repeating: .max, count: 256)
        for (value, letter) in alphabet.enumerated() { table[Int(letter)] = UInt8(value) }
        return table
    }()

    /// The text of `bytes`.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = rest.prefix(3)
            rest = rest.dropFirst(3)
            var bits: UInt32 = 0
            for byte in group { bits = bits << 8 | UInt32(byte) }
            bits <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let value = Int(bits >> UInt32(18 - 6 * place) & 63)
                text.append(place <= group.count ? alphabet[value] : padding)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of `text`, nil when it is not the one text of any bytes.
    package static func decode(_ text: String) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count / 4 * 3)
        for start in stride(from: 0, to: letters.count, by: 4) {
            let group = letters[start..<start + 4]
            let isLast = start + 4 == letters.count
            guard append(group, to: &bytes, isLast: isLast) else { return nil }
        }
        return bytes
    }

    private static func append(
        _ group: ArraySlice<UInt8>, to bytes: inout [UInt8], isLast: Bool
    ) -> Bool {
        let padded = group.reversed().prefix { $0 == padding }.count
        guard padded <= (isLast ? 2 : 0) else { return false }
        var bits: UInt32 = 0
        for letter in group.dropLast(padded) {
            let value = values[Int(letter)]
            guard value != .max else { return false }
            bits = bits << 6 | UInt32(value)
        }
        bits <<= UInt32(6 * padded)
        let unused = UInt32(1) << UInt32(8 * padded) - 1
        guard bits & unused == 0 else { return false }
        for place in 0..<(3 - padded) {
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place)))
        }
        return true
    }
}
