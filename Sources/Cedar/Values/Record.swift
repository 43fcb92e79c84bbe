/// A record: attributes by name, without order. Names are compared byte by byte.
public struct Record: Sendable, Hashable {
    private var storage: [ExactText: Value] = [:]

    /// The empty record.
    public init() {}

    /// The record of these attributes; of two with one name the last stays.
    public init(_ attributes: [(String, Value)]) {
        for (name, value) in attributes {
            storage[ExactText(name)] = value
        }
    }

    /// The value of an attribute, nil where absent.
    public subscript(name: String) -> Value? {
        get { storage[ExactText(name)] }
        set { storage[ExactText(name)] = newValue }
    }

    /// How many attributes there are.
    public var count: Int { storage.count }

    /// Whether there is no attribute.
    public var isEmpty: Bool { storage.isEmpty }

    /// The attribute names in byte order.
    public var names: [String] { storage.keys.sorted().map(\.text) }

    /// The attributes in byte order of their names.
    public var attributes: [(name: String, value: Value)] {
        storage.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value) }
    }
}

extension Record: ExpressibleByDictionaryLiteral {
    /// The literal's value.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements)
    }
}
