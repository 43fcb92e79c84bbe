/// Text that may contain paths, with one spelling for each.
struct PathText {
    private static let slash = UInt8(ascii: "/")
    private static let dot = UInt8(ascii: ".")
    private static let backslash = UInt8(ascii: "\\")
    private static let percent = UInt8(ascii: "%")

    private let bytes: [UInt8]

    /// The text with `\/`, `//` and `/./` written as `/`.
    init(_ text: [UInt8]) {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for index in text.indices {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : nil
            if byte == Self.backslash, next == Self.slash { continue }
            if byte == Self.dot, result.last == Self.slash, next == Self.slash || next == nil {
                continue
            }
            if byte != Self.slash || result.last != Self.slash { result.append(byte) }
        }
        bytes = result
    }

    private init(simplified: [UInt8]) { bytes = simplified }

    /// The bytes without a slash at the end.
    var trimmed: [UInt8] { bytes.last == Self.slash ? Array(bytes.dropLast()) : bytes }

    /// The text with each `name/..` taken out.
    var resolved: PathText {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard isStepUp(at: index), let start = result.lastIndex(of: Self.slash) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            result.removeSubrange(start...)
            index += 3
        }
        return PathText(simplified: result)
    }

    /// True when `/..` stands here and ends a name.
    private func isStepUp(at index: Int) -> Bool {
        guard bytes[index...].starts(with: [Self.slash, Self.dot, Self.dot]) else { return false }
        return index + 3 == bytes.count || bytes[index + 3] == Self.slash
    }

    /// True when one of the parts stands anywhere in the text.
    func contains(any parts: [[UInt8]]) -> Bool {
        bytes.indices.contains { index in
            guard bytes[index] == Self.slash else { return false }
            return parts.contains { bytes[index...].starts(with: $0) }
        }
    }

    /// The text with each `%xx` decoded; nil when there is none.
    static func percentDecoded(_ text: [UInt8]) -> [UInt8]? {
        guard text.contains(percent) else { return nil }
        var result: [UInt8] = []
        var changed = false
        var index = 0
        while index < text.count {
            if text[index] == percent, index + 2 < text.count,
                let high = digit(text[index + 1]), let low = digit(text[index + 2])
            {
                result.append(high << 4 | low)
                changed = true
                index += 3
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return changed ? result : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
