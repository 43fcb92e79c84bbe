import ArgumentParser
import Glibc
import TransparencyLog

/// A log lies in a folder that only its owner may enter. A witness under another user id reads a
/// copy that holds nothing but what the specifications call public.
struct PublishLog: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Copy what a log publishes to a folder that every user may read.",
        discussion: """
            For witnesses and auditors under other users. Copies only what is new, the checkpoint \
            last, and refuses a log that does not continue the copy. The folders above the copy \
            must let the others in.
            """)

    @Argument(help: "The log's folder.")
    var folder: String

    @Argument(help: "The folder of the copy; made when absent.")
    var copy: String

    @Option(help: "The log's verifier key, or a file that holds it.")
    var key: String

    func run() throws {
        let key = try TextFile.verifierKey(key)
        let (source, target) = (FolderReader(folder: folder), FolderReader(folder: copy))
        let earlier = try target.checkpoint().map { try SignedCheckpoint($0, key: key) }
        let signed = try LogVerifier(key: key).verifyConsistency(source, since: earlier)
        // Others must be able to read, whatever the mask of the person who publishes.
        let mask = umask(0o022)
        defer { umask(mask) }
        let size = signed.checkpoint.size
        let there = Set(TilePath.covering(size: earlier?.checkpoint.size ?? 0))
        for path in TilePath.covering(size: size) where !there.contains(path) {
            try write(path.path, TilePublisher(reader: source).bytes(path))
        }
        // Last: a checkpoint never speaks of tiles that are not there.
        try write("checkpoint", signed.note.bytes)
        Output.line("published \(signed.checkpoint.origin): \(size) entries in \(copy)")
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
        let path = "\(copy)/\(name)"
        let parent = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        try HostFileSystem().makeFolder(parent, mode: 0o755)
        try TextFile.write(path, bytes, isSecret: false)
    }
}
