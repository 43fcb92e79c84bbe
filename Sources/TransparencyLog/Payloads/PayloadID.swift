/// Names a payload in a `PayloadStore`: where it lies.
public struct PayloadID: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// Segment number in the upper 24 bits, offset in the lower 40.
    public let rawValue: UInt64

    /// Takes an id that a log entry names.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(segment: Int, offset: Int) {
        rawValue = UInt64(segment) << 40 | UInt64(offset)
    }

    /// Where the first payload of a segment lies.
    package static func first(inSegment segment: Int) -> PayloadID {
        PayloadID(segment: segment, offset: PayloadSegments.magic.count)
    }

    var segment: Int { Int(rawValue >> 40) }
    var offset: Int { Int(rawValue & (1 << 40 - 1)) }

    /// Segment and offset.
    public var description: String { "\(segment)/\(offset)" }
}
