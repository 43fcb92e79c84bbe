/// Standard Base 64 with padding (RFC 4648 section 4), read strictly: one text for each value.
///
/// Non-canonical trailing bits are refused, so that no byte of a signed note can change unseen.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static let values: [UInt8] = {
        var table = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { table[Int(character)] = UInt8(value) }
        return table
    }()

    static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: encodedBytes(bytes), as: UTF8.self)
    }

    static func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity((bytes.count + 2) / 3 * 4)
        var start = 0
        while start < bytes.count {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for position in 0..<3 {
                let byte = position < group.count ? group[start + position] : 0
                bits = bits << 8 | UInt32(byte)
            }
            for position in 0..<4 {
                let value = Int(bits >> (18 - 6 * UInt32(position)) & 63)
                output.append(position <= group.count ? alphabet[value] : UInt8(ascii: "="))
            }
            start += 3
        }
        return output
    }

    /// `nil` when the text is not the one canonical encoding of some bytes.
    static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3)
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for character in text {
            if character == UInt8(ascii: "=") {
                padding += 1
                bits <<= 6
            } else {
                let value = values[Int(character)]
                guard value != 255, padding == 0 else { return nil }
                bits = bits << 6 | UInt32(value)
            }
            digits += 1
            guard digits % 4 == 0 else { continue }
            output.append(UInt8(truncatingIfNeeded: bits >> 16))
            output.append(UInt8(truncatingIfNeeded: bits >> 8))
            output.append(UInt8(truncatingIfNeeded: bits))
            bits = 0
        }
        guard padding <= 2, output.suffix(padding).allSatisfy({ $0 == 0 }) else { return nil }
        output.removeLast(padding)
        let canonical = encodedBytes(output)
        return canonical.elementsEqual(text) ? output : nil
    }
}
