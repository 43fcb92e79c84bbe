internal import TransparencyLog

/// A parameter of a statement, sent in PostgreSQL's binary format ("Frontend/Backend Protocol",
/// and the `*_send` functions of its types).
enum PostgresValue: Sendable {
    case integer(Int)
    case flag(Bool)
    case text(String)
    case bytes([UInt8])
    case absent
    case integers([Int])
    case flags([Bool])
    /// Each element is bytes, or nothing.
    case byteStrings([[UInt8]?])
    /// The entries of a batch, each an element.
    case batch(EntryBatch)

    /// The type's number in `pg_type`.
    var type: UInt32 {
        switch self {
        case .integer: 20
        case .flag: 16
        case .text: 25
        case .bytes, .absent: 17
        case .integers: 1016
        case .flags: 1000
        case .byteStrings, .batch: 1001
        }
    }

    /// The bytes that are sent; nil is SQL's null.
    var encoded: [UInt8]? {
        switch self {
        case .integer(let value): Self.encode(value)
        case .flag(let value): [value ? 1 : 0]
        case .text(let value): Array(value.utf8)
        case .bytes(let value): value
        case .absent: nil
        case .integers(let values):
            Self.array(of: 20, values.count) { bytes in
                for value in values { Self.append(Self.encode(value)[...], to: &bytes) }
            }
        case .flags(let values):
            Self.array(of: 16, values.count) { bytes in
                for value in values { Self.append([value ? 1 : 0], to: &bytes) }
            }
        case .byteStrings(let values):
            Self.array(of: 17, values.count) { bytes in
                for value in values { Self.append(value.map { $0[...] }, to: &bytes) }
            }
        case .batch(let batch):
            Self.array(of: 17, batch.count, reserving: batch.body.count + 4 * batch.count) {
                for range in batch.ranges { Self.append(batch.body[range], to: &$0) }
            }
        }
    }

    private static func encode(_ value: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    }

    private static func append32(_ value: Int, to bytes: inout [UInt8]) {
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    private static func append(_ element: ArraySlice<UInt8>?, to bytes: inout [UInt8]) {
        append32(element?.count ?? -1, to: &bytes)
        if let element { bytes.append(contentsOf: element) }
    }

    /// Dimensions, whether nulls may come, the element's type; then count and first index.
    private static func array(
        of type: Int, _ count: Int, reserving size: Int = 0, _ fill: (inout [UInt8]) -> Void
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + size)
        append32(count == 0 ? 0 : 1, to: &bytes)
        append32(1, to: &bytes)
        append32(type, to: &bytes)
        guard count > 0 else { return bytes }
        append32(count, to: &bytes)
        append32(1, to: &bytes)
        fill(&bytes)
        return bytes
    }
}
