/// An object whose members keep their order. Keys are compared byte by byte: two spellings that
/// Unicode calls equivalent are two keys, as they are for every server behind us.
public struct JSONObject: Sendable, Sequence {
    /// One key with its value.
    public struct Member: Sendable, Hashable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// The member `key: value`.
        public init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The members in order, each key once.
    public private(set) var members: [Member]

    /// An object without members.
    public init() { members = [] }

    /// Members in order; of a key that occurs twice the last value counts.
    public init(_ members: [(String, JSONValue)]) {
        self.init()
        for (key, value) in members { self[key] = value }
    }

    /// For the parser, which has refused duplicate keys.
    init(unique members: [Member]) { self.members = members }

    /// The value under a key; setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get { index(of: key).map { members[$0].value } }
        set {
            switch (index(of: key), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Number of members.
    public var count: Int { members.count }

    /// True without members.
    public var isEmpty: Bool { members.isEmpty }

    /// The members in order.
    public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }

    private func index(of key: String) -> Int? {
        members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
    }
}

extension JSONObject: Hashable {
    /// Equal when the same keys have equal values, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Independent of the order of the members.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
    }
}
