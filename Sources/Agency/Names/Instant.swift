/// A moment: nanoseconds since 1970-01-01T00:00:00Z. Arrives as an argument; never read here.
public struct Instant: Hashable, Sendable, Comparable {
    /// Nanoseconds since the epoch.
    public let nanoseconds: Int64

    /// The moment `nanoseconds` after the epoch.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Order in time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// The moment a span later; stays at the ends of time instead of overflowing.
    public func advanced(by span: Span) -> Instant {
        let (sum, overflow) = nanoseconds.addingReportingOverflow(span.nanoseconds)
        guard overflow else { return Instant(nanoseconds: sum) }
        return Instant(nanoseconds: span.nanoseconds < 0 ? .min : .max)
    }

    /// A length of time in nanoseconds.
    public struct Span: Hashable, Sendable, Comparable, Codable {
        /// Nanoseconds.
        public let nanoseconds: Int64

        /// A span of `nanoseconds`.
        public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

        /// A span of whole seconds; stays at the longest instead of overflowing.
        public static func seconds(_ seconds: Int64) -> Span {
            let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            guard overflow else { return Span(nanoseconds: product) }
            return Span(nanoseconds: seconds < 0 ? .min : .max)
        }

        /// Shorter first.
        public static func < (left: Span, right: Span) -> Bool {
            left.nanoseconds < right.nanoseconds
        }

        /// Reads the integer of nanoseconds.
        public init(from decoder: any Decoder) throws {
            nanoseconds = try decoder.singleValueContainer().decode(Int64.self)
        }

        /// Writes the integer of nanoseconds.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(nanoseconds)
        }
    }
}

extension Instant: Codable {
    /// Reads the integer of nanoseconds.
    public init(from decoder: any Decoder) throws {
        nanoseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the integer of nanoseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(nanoseconds)
    }
}
