import HumanDesk
import TransparencyLog

/// The log as this user saw it last. Every command that shows the log, and every run, demands that
/// it continues what was seen before: a log that was cut, rolled back or forked is noticed by
/// whoever looks next, not only by whoever verifies.
struct SeenLog {
    private let places: Places

    init(_ places: Places) { self.places = places }

    /// Asks the daemon to publish, holds the newest checkpoint against the one seen last, and
    /// remembers it. Throws when it does not continue that one.
    @discardableResult
    func check(_ client: PeopleClient) throws -> LogView {
        try Files.makeFolder(places.checkpoints, mode: 0o700)
        // Two commands at once must not take each other's checkpoint for a roll-back.
        return try Files.locked(places.checkpoints + "/lock") {
            guard case .log(let log) = try client.ask(.log) else { throw PeopleClient.unexpected }
            do {
                try check(log)
            } catch let error as LogError {
                throw ClientFailure(
                    ExitStatus.refused,
                    Escaped.line("the log is not the one seen before: \(error)"))
            }
            return log
        }
    }

    private func check(_ log: LogView) throws {
        let key = try VerifierKey(log.verifierKey)
        let house = HouseOrigin(log.folder, places)
        try house.check(key.name)
        let memory = CheckpointMemory(file: places.checkpoints + "/seen")
        let last = try memory.last(key)
        // A person who may not read the log's folder has the daemon's word for what lies between,
        // but not for going back.
        guard Files.isFolder(log.folder) else {
            let told = try SignedCheckpoint(Array(log.checkpoint.utf8), key: key)
            guard let last, told.checkpoint.size <= last.checkpoint.size else { return }
            try memory.remember(told, key: key)
            return try house.remember(key.name)
        }
        let signed = try LogVerifier(key: key).verifyConsistency(
            FolderReader(folder: log.folder), since: last)
        try memory.remember(signed, key: key)
        try house.remember(key.name)
    }
}
