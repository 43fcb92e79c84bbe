import FuzzFront
import Glibc

@testable import TransparencyLog

/// A log whose daemon died: 300 entries in small batches, a checkpoint over 260 of them. Each input
/// is a list of changes to its write-ahead segments, four bytes a change.
struct CrashedLog: Sendable {
    private static let entries = 300
    private static let published = 260

    private let key: VerifierKey
    private let segments: [String]
    private let files: [String: [UInt8]]

    /// Made once for all inputs; nil when the folder cannot be written.
    static let shared = try? CrashedLog()

    private static let folder = "/dev/shm/tribune-fuzz-\(getpid())"
    private static let seed = [UInt8](repeating: 7, count: 32)

    private static func entry(_ index: Int) -> [UInt8] {
        Array("{\"entry\":\(index)}".utf8)
    }

    private static func open() throws -> Log {
        var sizes = FileLogOptions()
        (sizes.chunkBytes, sizes.reserveBytes, sizes.segmentBytes) = (4 << 10, 1 << 10, 8 << 10)
        let store = try FileLogStorage(folder: folder, options: sizes)
        var options = LogOptions()
        options.ownThreads = false
        (options.queueBytesMax, options.queueReserveBytes) = (1 << 10, 512)
        let signer = try SignerKey(name: "example.org/fuzz", signer: Ed25519Signer(seed: seed))
        return try Log(storage: store, key: signer, options: options)
    }

    private init() throws {
        let host = HostFileSystem()
        try host.remove(Self.folder)
        let log = try Self.open()
        for index in 0..<Self.entries {
            try log.enqueue(Self.entry(index)) { _ in }
            if index % 7 == 6 || index == Self.published - 1 || index == Self.entries - 1 {
                log.commitPending()
            }
            if index == Self.published - 1 { try log.publish() }
        }
        key = log.key
        var found: [String: [UInt8]] = [:]
        for name in try Self.names(below: "") {
            found[name] = try host.contents("\(Self.folder)/\(name)")
        }
        files = found
        segments = found.keys.filter { $0.hasPrefix(".state/wal/") }.sorted()
        try log.close()
    }

    private static func names(below place: String) throws -> [String] {
        let host = HostFileSystem()
        return try host.list("\(folder)/\(place)").flatMap { name -> [String] in
            let path = place.isEmpty ? name : "\(place)/\(name)"
            let inner = try? names(below: path)
            return inner.map { $0.isEmpty ? [path] : $0 } ?? [path]
        }
    }

    /// Opens the log with the changes, and holds what it says against what was written.
    func check(_ input: [UInt8]) {
        do {
            try write(input)
            let log = try Self.open()
            defer { try? log.close() }
            try compare(log)
        } catch is LogError {
            // Refused: nothing was opened, nothing was lost in silence.
        } catch {
            Promise.broken("every refusal is one of the log's: \(error)")
        }
    }

    private func write(_ input: [UInt8]) throws {
        let host = HostFileSystem()
        try host.remove(Self.folder)
        for (name, bytes) in files {
            let path = "\(Self.folder)/\(name)"
            try host.makeFolder(
                String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), mode: 0o700)
            try SmallFile.write(path, changed(bytes, name, input))
        }
    }

    private func changed(_ bytes: [UInt8], _ name: String, _ input: [UInt8]) -> [UInt8] {
        guard let number = segments.firstIndex(of: name) else { return bytes }
        var bytes = bytes
        for start in stride(from: 0, through: input.count - 4, by: 4) {
            guard Int(input[start]) % segments.count == number, !bytes.isEmpty else { continue }
            let place = (Int(input[start + 1]) << 8 | Int(input[start + 2])) % bytes.count
            // A change of nothing cuts the file there.
            if input[start + 3] == 0 {
                bytes.removeSubrange(place...)
            } else {
                bytes[place] ^= input[start + 3]
            }
        }
        return bytes
    }

    private func compare(_ log: Log) throws {
        let size = log.durableSize
        Promise.holds(
            (Self.published...Self.entries).contains(size), "\(size) entries came back")
        var index = 0
        while index < size {
            let batch = try log.entries(from: index)
            for position in 0..<batch.count {
                Promise.holds(
                    batch[position] == Self.entry(index + position),
                    "entry \(index + position) is the one that was written")
            }
            index += batch.count
        }
        try log.publish()
        let verified = try? LogVerifier(key: key).verify(folder: Self.folder)
        Promise.holds(verified?.checkpoint.size == size, "what was opened verifies")
    }
}
