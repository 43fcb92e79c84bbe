import Agency
import TransparencyLog

/// Which log this user saw in a folder. A log of another origin continues nothing that was seen:
/// somebody restored a backup there, or put another house in its place.
struct HouseOrigin {
    private let path: String

    /// The memory of the log in `folder`.
    init(_ folder: String, _ places: Places) {
        let name = Hexadecimal.text(Digests.sha256(Array(folder.utf8))).prefix(16)
        path = "\(places.checkpoints)/house-\(name)"
    }

    /// The origin seen last; nil for none.
    var last: String? {
        guard Files.mode(path) != nil, let bytes = try? Files.read(path) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Throws when another log was seen here before.
    func check(_ origin: String) throws {
        guard let last, last != origin else { return }
        throw ClientFailure(
            ExitStatus.refused,
            Escaped.line(
                "the log is not the one seen before: that was \(last), this is \(origin); if it "
                    + "was restored from a backup and you know of it, run: tribune log accept"))
    }

    /// Remembers an origin that was checked, or accepted.
    func remember(_ origin: String) throws {
        guard last != origin else { return }
        try HostFileSystem().replace(
            path, with: Array(origin.utf8), temporary: path + ".new", mode: 0o600)
    }
}
