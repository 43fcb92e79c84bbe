import Agency

/// A type whose values cannot be guessed from what it asks a decoder for.
protocol Sampled {
    static func sample(_ random: inout RandomSource) throws -> Self
}

extension Digest: Sampled {
    static func sample(_ random: inout RandomSource) throws -> Digest {
        let bytes = (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        return try Sample.some(Digest(bytes: bytes))
    }
}

extension Identifier: Sampled {
    static func sample(_ random: inout RandomSource) throws -> Self {
        let texts = ["a", "7", "lease-0123456789abcdef", "tools/call:x_y.z", "Z--"]
        let long = String(repeating: "n", count: 1 + random.index(128))
        return try Sample.some(Self(try random.pick(texts + [long])))
    }
}

extension Instant: Sampled {
    static func sample(_ random: inout RandomSource) throws -> Instant {
        Instant(nanoseconds: try Int64.sample(&random))
    }
}

extension ActionID: Sampled {
    static func sample(_ random: inout RandomSource) throws -> ActionID {
        ActionID(try Int.sample(&random))
    }
}

extension String: Sampled {
    static func sample(_ random: inout RandomSource) throws -> String {
        let texts = [
            "", "x", "int:5", "fifteen letters", "a text of more than fifteen letters",
            "quote \" and \\ backslash", "line\nbreak\ttab\u{1}\u{7F}", "é", "日本語", "😀 beyond",
            "e\u{301}", "\u{2028}", "1234567\"", "12345678\\", "1234567é\u{1F}",
        ]
        return try random.pick(texts) + (random.index(3) == 0 ? try random.pick(texts) : "")
    }
}

extension Bool: Sampled {
    static func sample(_ random: inout RandomSource) -> Bool { random.index(2) == 0 }
}

extension FixedWidthInteger {
    fileprivate static func any(_ random: inout RandomSource) throws -> Self {
        let edges: [Int64] = [
            0, 1, -1, 9, 10, -10, 99, 1_000, 9_007_199_254_740_991, -9_007_199_254_740_991,
            9_007_199_254_740_992, -9_007_199_254_740_992, .max, .min, 1_795_268_000_123_456_789,
        ]
        let fitting = edges.compactMap { Self(exactly: $0) } + [.max, .min]
        return random.index(4) == 0
            ? Self(truncatingIfNeeded: random.next())
            : try random.pick(fitting)
    }
}

extension Int: Sampled {
    static func sample(_ random: inout RandomSource) throws -> Int { try any(&random) }
}

extension Int64: Sampled {
    static func sample(_ random: inout RandomSource) throws -> Int64 { try any(&random) }
}

extension UInt32: Sampled {
    static func sample(_ random: inout RandomSource) throws -> UInt32 { try any(&random) }
}

extension Dictionary: Sampled where Key: Sampled, Value: Sampled {
    static func sample(_ random: inout RandomSource) throws -> [Key: Value] {
        var values: [Key: Value] = [:]
        for _ in 0..<random.index(5) { values[try .sample(&random)] = try .sample(&random) }
        return values
    }
}
