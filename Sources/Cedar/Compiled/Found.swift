/// What was found at a path of the context, in the forms in which tests want it.
struct Found: Sendable {
    enum Kind: Sendable {
        /// Nobody looked.
        case unread
        /// `ContextLookup.absent` and `.unknown`.
        case absent, unknown
        case long, text, other
    }

    /// Nobody looked.
    static let nothing = Found(kind: .unread)

    var kind: Kind
    /// Of a long.
    var long: Int64 = 0
    /// Of a text, -1 where no policy names it.
    var textNumber: Int32 = -1
    /// The value; false where there is none.
    var value = Value.bool(false)

    private init(kind: Kind) { self.kind = kind }

    init(_ lookup: ContextLookup, _ program: PolicyProgram) {
        switch lookup {
        case .absent: self.init(kind: .absent)
        case .unknown: self.init(kind: .unknown)
        case .value(.long(let number)):
            self.init(kind: .long)
            long = number
            value = .long(number)
        case .value(.string(let text)):
            self.init(kind: .text)
            textNumber = program.textNumbers.number(of: text)
            value = .string(text)
        case .value(let other):
            self.init(kind: .other)
            value = other
        }
    }
}
