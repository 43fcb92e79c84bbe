import StrictJSON

/// Finds the paths of oversight in an action's strings.
enum OversightScan {
    /// True when any string in the value, keys included, contains one of the paths.
    static func names(_ paths: [String], in value: JSONValue) -> Bool {
        switch value {
        case .string(let text): names(paths, in: text)
        case .array(let elements): elements.contains { names(paths, in: $0) }
        case .object(let object):
            object.contains { names(paths, in: $0.key) || names(paths, in: $0.value) }
        default: false
        }
    }

    /// True when the text contains one of the paths, `/./` and `//` written as `/`.
    static func names(_ paths: [String], in text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "/")) else { return false }
        let plain = simplified(Array(text.utf8))
        return paths.contains { contains(plain, simplified(Array($0.utf8))) }
    }

    private static func simplified(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : nil
            if byte == dot, result.last == slash, next == slash {
                index += 2
                continue
            }
            if byte != slash || result.last != slash { result.append(byte) }
            index += 1
        }
        return result
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
