import Agency
import StrictJSON
import SystemPackage

/// Everything that one image of the daemon hands to the next over `execve`.
public struct Handover: Codable {
    /// The log's lock.
    let lock: Int32
    /// The runs with their cells.
    let runs: [RunHandover]

    /// Reads the file that the image before left, and removes it.
    public static func read(_ path: String) throws -> Handover {
        guard let text = try FileBytes.read(path, secret: true) else {
            throw HallError("\(path): is not there; start the daemon without --adopt")
        }
        HostPath.remove(path)
        return try JSONValueDecoder().decode(Handover.self, from: try JSONValue.parse(text))
    }

    /// Leaves the file for the image to come.
    func write(_ path: String) throws {
        let text = try JSONValueEncoder().encode(self).serialized()
        try FileBytes.write(text, to: path, mode: [.ownerRead, .ownerWrite])
    }
}
