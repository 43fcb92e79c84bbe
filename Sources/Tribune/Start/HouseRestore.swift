public import Agency
import Authority
import StrictJSON
import SystemPackage
import TransparencyLog

/// Makes a new house of a backup. The new log has an origin and keys of its own: it forks nothing,
/// and signatures for the old one count for nothing in it. Its last entry says where it came from;
/// with it every lineage is frozen, every lease void, and every budget unknown.
public struct HouseRestore {
    private let backup: StateFolder
    private let folder: StateFolder
    private let clock: @Sendable () -> Instant

    /// A restore of the backup in one folder into another, in which nothing may be yet.
    public init(
        _ backup: StateFolder, into folder: StateFolder, clock: @escaping @Sendable () -> Instant
    ) {
        self.backup = backup
        self.folder = folder
        self.clock = clock
    }

    /// Restores; returns what the new log says of it. Nothing is left when it throws before the
    /// entry is durable but files in the new folder, which may be thrown away.
    public func run(by user: UInt32) throws -> RestoredRecord {
        guard !HostPath.exists(folder.log) else {
            throw HallError("\(folder.path): holds a house already; name another folder")
        }
        try folder.prepare()
        guard let payloadKey = try FileBytes.read(backup.payloadKey, secret: true),
            let keyText = try FileBytes.read(backup.logPublicKey)
        else { throw HallError("\(backup.path): is no backup of a house") }
        try FileBytes.write(payloadKey, to: folder.payloadKey, mode: [.ownerRead, .ownerWrite])
        let key = try VerifierKey(
            String(decoding: keyText, as: UTF8.self).filter { !$0.isNewline })
        let target = try FileHouse().open(folder, inheritedLock: nil)
        let source = try FileHouse().open(backup, inheritedLock: nil)
        let report = try StoreMigration(from: source, to: target, key: key).copyUnderAnotherKey()
        try source.log.close(clean: true)
        let record = RestoredRecord(
            origin: key.name, size: report.entries, root: try digest(report.root), uid: user)
        // The entry that begins the epoch comes before the first signature: without it no daemon
        // opens this log.
        var last = EntryBatch()
        last.append(try Entry(at: clock(), .restored(record)).leaf())
        try target.log.append(last, expecting: report.entries)
        try target.log.close(clean: true)
        try sign(key)
        return record
    }

    private func digest(_ root: TreeHash) throws -> Digest {
        guard let digest = Digest(hex: "\(root)") ?? Digest(bytes: Array(root.bytes)) else {
            throw HallError("the root is no digest")
        }
        return digest
    }

    /// Signs the new log with a key of its own.
    private func sign(_ old: VerifierKey) throws {
        let base = old.name.split(separator: "/epoch-").first.map(String.init) ?? old.name
        let name = "\(base)/epoch-\(SecretBytes.name("", bytes: 4))"
        let signer = try SignerKey(generating: name)
        try FileBytes.write(
            Array(signer.secretText.utf8), to: folder.logKey, mode: [.ownerRead, .ownerWrite])
        try FileBytes.write(
            Array((signer.verifier.description + "\n").utf8), to: folder.logPublicKey,
            mode: [.ownerReadWrite, .groupRead, .otherRead])
        let stores = try FileHouse().open(folder, inheritedLock: nil)
        try StoreMigration.sign(stores.log, with: signer)
        try stores.log.close(clean: true)
    }
}
