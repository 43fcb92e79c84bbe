/// Reads the payloads of a store one after the other, a portion at a time.
struct PayloadCursor {
    private let store: any PayloadStorage
    private var portion: ArraySlice<StoredPayload> = []
    private var last: PayloadID?

    init(_ store: any PayloadStorage) {
        self.store = store
    }

    /// The next payload, nil after the last.
    mutating func next() throws -> StoredPayload? {
        if portion.isEmpty { portion = try store.stored(after: last)[...] }
        guard let payload = portion.popFirst() else { return nil }
        last = payload.id
        return payload
    }
}
