extension StateFolder {
    /// Names this folder among the daemons of one database; made once.
    public func ownerName() throws -> String {
        let text = try KeyFile.load(daemonName) { Array(SecretBytes.name("daemon-").utf8) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Puts the files of a log that goes on elsewhere out of the way, where they stay as they are.
    public func setAsideMoved() throws {
        guard HostPath.exists(log + "/.state/moved") else { return }
        try setAside([log, payloads, snapshots])
    }

    /// Makes the files that a log has moved into those of this folder.
    public func takeIn(from other: StateFolder) throws {
        try setAside([log, payloads, snapshots])
        for (from, to) in [
            (other.payloads, payloads), (other.snapshots, snapshots), (other.log, log),
        ] { try HostPath.move(from, to: to) }
    }

    private func setAside(_ paths: [String]) throws {
        var number = 1
        while paths.contains(where: { HostPath.exists("\($0).moved-\(number)") }) { number += 1 }
        // The log last: until it is gone, this is done again.
        for path in paths.reversed() where HostPath.exists(path) {
            try HostPath.move(path, to: "\(path).moved-\(number)")
        }
    }
}
