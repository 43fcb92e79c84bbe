import StrictJSON

/// One direction of coding the members of a `Record`.
protocol RecordCoder {
    /// A member that is always there.
    mutating func member<T: RecordValue>(
        _ key: StaticString, _ value: inout T
    ) throws(Unexpected)

    /// A member that is left out when it is nil.
    mutating func member<T: RecordValue>(
        _ key: StaticString, _ value: inout T?
    ) throws(Unexpected)
}

extension CanonicalReader: RecordCoder {
    mutating func member<T: RecordValue>(
        _ key: StaticString, _ value: inout T
    ) throws(Unexpected) {
        guard self.key(key) else { throw Unexpected() }
        value = try T.read(&self)
    }

    mutating func member<T: RecordValue>(
        _ key: StaticString, _ value: inout T?
    ) throws(Unexpected) {
        value = self.key(key) ? try T.read(&self) : nil
    }
}

extension CanonicalWriter: RecordCoder {
    mutating func member<T: RecordValue>(_ key: StaticString, _ value: inout T) {
        self.key(key)
        value.write(&self)
    }

    mutating func member<T: RecordValue>(_ key: StaticString, _ value: inout T?) {
        guard let value else { return }
        self.key(key)
        value.write(&self)
    }
}
