/// The text forms of addresses that Cedar accepts: RFC 1123 dotted decimal without leading
/// zeros, and RFC 4291 groups without an embedded IPv4 part.
enum IPAddressText {
    static func parse(_ text: ArraySlice<UInt8>) -> (IPAddressValue.Family, UInt128)? {
        if let address = parseV4(text) { return (.v4, address) }
        if let address = parseV6(text) { return (.v6, address) }
        return nil
    }

    private static func parseV4(_ text: ArraySlice<UInt8>) -> UInt128? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt128 = 0
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy(ASCII.isDigit),
                part.count == 1 || part.first != UInt8(ascii: "0"),
                let value = Int64.folding(digits: part, negative: false), value < 256
            else { return nil }
            address = address << 8 | UInt128(value)
        }
        return address
    }

    private static func parseV6(_ text: ArraySlice<UInt8>) -> UInt128? {
        guard let gap = indexOfGap(text) else {
            guard let groups = groups(text), groups.count == 8 else { return nil }
            return join(groups)
        }
        guard let head = groups(text[..<gap]), let tail = groups(text[(gap + 2)...]) else {
            return nil
        }
        // The gap stands for at least one group.
        let zeros = 8 - head.count - tail.count
        guard zeros >= 1 else { return nil }
        return join(head + Array(repeating: 0, count: zeros) + tail)
    }

    private static func indexOfGap(_ text: ArraySlice<UInt8>) -> Int? {
        text.indices.dropLast().first {
            text[$0] == ASCII.colon && text[$0 + 1] == ASCII.colon
        }
    }

    private static func groups(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        if text.isEmpty { return [] }
        var result: [UInt16] = []
        for part in text.split(separator: ASCII.colon, omittingEmptySubsequences: false) {
            guard (1...4).contains(part.count),
                part.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
                let value = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
            else { return nil }
            result.append(value)
        }
        return result
    }

    private static func join(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }
}
