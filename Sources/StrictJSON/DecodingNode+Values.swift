extension DecodingNode {
    /// The value as `T`; scalars exactly, everything else through its own initialiser.
    func get<T: Decodable>(_ type: T.Type) throws -> T {
        guard let read = Self.scalars[ObjectIdentifier(type)] else { return try T(from: self) }
        guard let result = try read(self) as? T else { throw mismatch(type) }
        return result
    }

    func string() throws -> String {
        let tape = source.tape
        guard tape.nodes[index].kind == .string else { throw mismatch(String.self) }
        return tape.text(index)
    }

    func bool() throws -> Bool {
        switch source.tape.nodes[index].kind {
        case .yes: true
        case .no: false
        default: throw mismatch(Bool.self)
        }
    }

    /// The integer, in the one text that each has.
    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        let tape = source.tape
        let node = tape.nodes[index]
        let start = Int(node.start)
        switch node.kind {
        case .number:
            var text = CanonicalReader(tape.bytes, in: start..<Int(node.end))
            if let value = try? text.integer(), text.isAtEnd, let result = T(exactly: value) {
                return result
            }
        case .string:
            // With its quotes; what no 64 bits hold is left to the type's own reading.
            var text = CanonicalReader(tape.bytes, in: start - 1..<Int(node.end) + 1)
            if let value = try? text.integer(), text.isAtEnd, let result = T(exactly: value) {
                return result
            }
            if let result = Self.tagged(tape.text(index), type) { return result }
        default: break
        }
        throw mismatch(type)
    }

    /// One integer has one text: no `+`, no leading zeros, no tag where a number would do.
    private static func tagged<T: FixedWidthInteger>(_ text: String, _ type: T.Type) -> T? {
        guard text.hasPrefix(JSONValueEncoder.tag) else { return nil }
        let digits = text.dropFirst(JSONValueEncoder.tag.count)
        return T(digits).flatMap { integer in
            integer.magnitude > StrictJSON.safeIntegerMax && String(integer) == digits
                ? integer : nil
        }
    }

    private typealias Read = @Sendable (DecodingNode) throws -> any Sendable

    /// The types that are read here, and not by themselves.
    private static let scalars: [ObjectIdentifier: Read] = Dictionary(
        uniqueKeysWithValues: [
            (ObjectIdentifier(String.self), { @Sendable node in try node.string() }),
            (ObjectIdentifier(Bool.self), { @Sendable node in try node.bool() }),
            integers(Int.self), integers(Int8.self), integers(Int16.self), integers(Int32.self),
            integers(Int64.self), integers(Int128.self), integers(UInt.self),
            integers(UInt8.self), integers(UInt16.self), integers(UInt32.self),
            integers(UInt64.self), integers(UInt128.self),
            refused(Double.self), refused(Float.self), refused(Float16.self),
        ])

    private static func integers<T: FixedWidthInteger & Sendable>(
        _ type: T.Type
    ) -> (ObjectIdentifier, Read) {
        (ObjectIdentifier(type), { try $0.integer(T.self) })
    }

    /// Nothing that is recorded is measured in these.
    private static func refused<T>(_ type: T.Type) -> (ObjectIdentifier, Read) {
        (ObjectIdentifier(type), { throw $0.mismatch(T.self) })
    }
}
