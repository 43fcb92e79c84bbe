import Agency
import TestCourt
import TransparencyLog

/// A past that is written into the log of a house without its hall: millions of entries in minutes.
/// They are what runs leave behind: a mandate, a lease, calls with their outcomes, the end.
public struct MadePast {
    /// Pairs of an intent and its outcome in a run.
    private static let calls = 1_000
    private static let nanosecondsBetween: Int64 = 1_000_000

    private let log: Log
    private var now: Int64
    private var run = 0
    /// The mandate of the leases to come.
    private var newest = Samples.definition

    /// Opens the log of the house in a folder, which must be closed.
    public init(folder: String) throws {
        let key = try SignerKey(String(decoding: Self.read(folder + "/log.key"), as: UTF8.self))
        var options = LogOptions()
        options.queueBytesMax = 32 << 20
        log = try Log(
            storage: FileLogStorage(folder: folder + "/log"), key: key, options: options)
        now = 1_700_000_000_000_000_000 + Int64(log.durableSize) * Self.nanosecondsBetween
        run = log.durableSize
    }

    /// Leases that stay live, `count` of them under one mandate each hundred.
    public mutating func add(live count: Int) throws {
        for index in 0..<count {
            run += 1
            if index % 100 == 0 { try begin() }
            try lease("agent-\(run)")
            try call("agent-\(run)")
        }
        try log.flushAndWait()
    }

    /// Runs until the log has `end` entries.
    public mutating func add(until end: Int) throws {
        while log.nextIndex < end {
            run += 1
            try begin()
            try lease("run-\(run)")
            for _ in 0..<Self.calls where log.nextIndex < end - 1 { try call("run-\(run)") }
            try add(
                .leaseEnded(
                    LeaseEnded(
                        lease: try Self.name("run-\(run)"), cause: .finished, exitStatus: 0,
                        proof: "no cell: a made past", confirmed: true)))
        }
        try log.flushAndWait()
    }

    /// Gives the log back.
    public func close() throws { try log.close() }

    private mutating func begin() throws {
        var made = Samples.mandate(
            .bounded,
            limits: [
                Limit(.calls, per: .life, max: 100_000),
                Limit(.calls, per: .window(.seconds(60)), max: 100_000),
                Limit(.bytesOut, per: .life, max: 1 << 40),
            ])
        made.purpose = "run \(run) of a made past"
        let hex = String(run, radix: 16)
        let zeros = String(repeating: "0", count: 64 - hex.utf8.count)
        newest = try Self.some(Digest(hex: zeros + hex))
        try add(.mandate(MandateRecord(digest: newest, mandate: made)))
    }

    private mutating func lease(_ name: String) throws {
        try add(
            .lease(
                LeaseRecord(
                    lease: try Self.name(name), lineage: try Self.name("lineage-of-" + name),
                    mandate: newest, startedBy: 1000, observing: false, command: ["agent"])))
    }

    private mutating func call(_ lease: String) throws {
        let payload = PayloadReference(commitment: newest, id: "0000000000000007")
        var intent = Intent(
            lease: try Self.name(lease), verb: .callTool, server: try Self.name("git"),
            target: "look", definition: Samples.definition, payload: payload, verdict: .permit,
            reasons: [Reason(.permitted, "grant:git/look")])
        intent.reserved = [.calls: 1, .bytesOut: 200]
        intent.pressure = Intent.Pressure(quantity: .calls, permille: 12)
        let index = log.nextIndex
        try add(.intent(intent))
        try add(
            .outcome(
                OutcomeRecord(
                    action: ActionID(index), status: .succeeded, used: [.bytesOut: 200],
                    payload: payload)))
    }

    private mutating func add(_ body: EntryBody) throws {
        now += Self.nanosecondsBetween
        let leaf = try Entry(at: Instant(nanoseconds: now), body).leaf()
        // The queue may be full, or space on disk not be reserved yet: then what waits goes first.
        for _ in 0..<100 {
            if (try? log.enqueue(leaf) { _ in }) != nil { return }
            try log.flushAndWait()
        }
        try log.enqueue(leaf) { _ in }
    }

    private struct NoValue: Error {}

    private static func some<T>(_ value: T?) throws -> T {
        guard let value else { throw NoValue() }
        return value
    }

    private static func name<Kind>(_ text: String) throws -> Identifier<Kind> {
        try some(Identifier<Kind>(text))
    }

    private static func read(_ path: String) throws -> [UInt8] {
        try some(try SmallFile.read(path))
    }
}
