import Testing

@testable import Console

@Suite struct SeatsTests {
    @Test func `a full house gives the seat of the one idle for longest`() {
        let seats = Table(max: 3, runsMax: 3)
        #expect(seats.admit() == .seated(1))
        #expect(seats.admit() == .seated(2))
        #expect(seats.admit() == .seated(3))
        #expect(seats.mark(1, .working))
        #expect(seats.mark(1, .idle))
        #expect(seats.admit() == .seatedInPlaceOf(2, seat: 4))
        #expect(seats.count == 3)
    }

    @Test func `work and runs are not sent away`() {
        let seats = Table(max: 2, runsMax: 2)
        _ = seats.admit()
        _ = seats.admit()
        #expect(seats.mark(1, .working))
        #expect(seats.mark(2, .running))
        #expect(seats.admit() == .full)
        seats.leave(2)
        #expect(seats.admit() == .seated(3))
    }

    @Test func `one who lost the seat cannot begin anything`() {
        let seats = Table(max: 1, runsMax: 1)
        _ = seats.admit()
        #expect(seats.admit() == .seatedInPlaceOf(1, seat: 2))
        #expect(!seats.mark(1, .working))
        seats.leave(1)
        #expect(seats.count == 1)
    }

    @Test func `runs have a bound of their own`() {
        let seats = Table(max: 3, runsMax: 1)
        for _ in 1...3 { _ = seats.admit() }
        #expect(seats.mark(1, .running))
        #expect(!seats.mark(2, .running))
        #expect(seats.mark(1, .running))
        #expect(seats.mark(1, .idle))
        #expect(seats.mark(2, .running))
    }
}

/// Seats behind a reference, so that an expectation may change them.
private final class Table {
    private var seats: Seats

    init(max: Int, runsMax: Int) { seats = Seats(max: max, runsMax: runsMax) }

    var count: Int { seats.count }

    func admit() -> Seats.Admission { seats.admit() }

    func mark(_ number: Int, _ use: Seats.Use) -> Bool { seats.mark(number, use) }

    func leave(_ number: Int) { seats.leave(number) }
}
