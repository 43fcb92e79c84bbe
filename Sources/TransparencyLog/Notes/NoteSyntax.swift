/// The small rules of signed notes (C2SP signed-note, "Format").
enum NoteSyntax {
    /// Key names are not empty and hold neither Unicode spaces nor plus signs nor controls.
    static func isKeyName(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace
            }
    }

    static func trimmed(_ text: String) -> [UInt8] {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D }
        let start = text.utf8.drop(while: isBlank)
        return Array(start.reversed().drop(while: isBlank).reversed())
    }

    /// Eight lower-case hexadecimal digits.
    static func hex(_ value: UInt32) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return stride(from: 28, through: 0, by: -4).map { digits[Int(value >> UInt32($0) & 15)] }
    }

    /// What a cosignature/v1 signs.
    static func cosigned(_ text: [UInt8], time: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n".utf8) + text
    }

    /// A decimal number without a sign or leading zeros.
    static func decimal(_ text: some Collection<UInt8>) -> Int? {
        guard let first = text.first, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        guard first != 0x30 || text.count == 1 else { return nil }
        return Int(String(decoding: text, as: UTF8.self))
    }
}
