/// Who holds a connection, and who goes when the house is full.
///
/// A person who wants to stop an agent must get in. So a full house does not turn the newcomer
/// away: the connection that has been idle for longest goes. Runs and requests at work stay.
struct Seats {
    /// A connection's number, given in order of arrival.
    typealias Number = Int

    /// What a connection does.
    enum Use {
        case idle
        case working
        case running
    }

    /// What becomes of a newcomer.
    enum Admission: Equatable {
        case seated(Number)
        case seatedInPlaceOf(Number, seat: Number)
        case full
    }

    private let max: Int
    private let runsMax: Int
    private var uses: [Number: Use] = [:]
    /// Idle connections, the one idle for longest first.
    private var idle: [Number] = []
    private var last = 0

    init(max: Int, runsMax: Int) {
        self.max = max
        self.runsMax = runsMax
    }

    /// Connections at this moment.
    var count: Int { uses.count }

    /// Seats a newcomer, if need be in place of an idle connection, which must be closed.
    mutating func admit() -> Admission {
        guard uses.count >= max else { return .seated(seat()) }
        guard let gone = idle.first else { return .full }
        leave(gone)
        return .seatedInPlaceOf(gone, seat: seat())
    }

    /// Marks what a connection does now. False when no more runs may be: nothing changes then.
    mutating func mark(_ number: Number, _ use: Use) -> Bool {
        guard let before = uses[number] else { return false }
        if use == .running, before != .running {
            guard uses.values.count(where: { $0 == .running }) < runsMax else { return false }
        }
        uses[number] = use
        idle.removeAll { $0 == number }
        if use == .idle { idle.append(number) }
        return true
    }

    /// Frees a connection's seat.
    mutating func leave(_ number: Number) {
        uses[number] = nil
        idle.removeAll { $0 == number }
    }

    private mutating func seat() -> Number {
        last += 1
        uses[last] = .idle
        idle.append(last)
        return last
    }
}
