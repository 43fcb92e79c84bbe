import Agency
import TransparencyLog

/// A person's Ed25519 key on this machine: `keys/NAME.key`, 64 hexadecimal digits of the seed.
struct PersonKey: ~Copyable {
    /// Whose it is.
    let person: PersonName
    private let signer: Ed25519Signer

    /// The key of `person`. Refuses a file that others may read.
    init(of person: PersonName, in places: Places) throws {
        let path = try Self.path(of: person, in: places)
        guard let mode = Files.mode(path) else {
            throw ClientFailure(
                ExitStatus.usage,
                "\(person) has no key here (\(path)); run: tribune person add \(person)")
        }
        guard mode & 0o177_077 == 0o100_000 else {
            throw ClientFailure(
                ExitStatus.usage, "\(path) may be read by others; run: chmod 600 \(path)")
        }
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        guard let seed = Hexadecimal.bytes(text.filter { $0 != "\n" }), seed.count == 32 else {
            throw ClientFailure(
                ExitStatus.usage, "\(path) is not a key of 64 hexadecimal digits; restore it")
        }
        signer = try Ed25519Signer(seed: seed)
        self.person = person
    }

    /// Makes a new key and its file. Never replaces one: old signatures need the old key.
    static func make(for person: PersonName, in places: Places) throws {
        try Files.makeFolder(places.keys, mode: 0o700)
        let text = Hexadecimal.text(Ed25519Signer().seed) + "\n"
        try Files.create(try path(of: person, in: places), Array(text.utf8), mode: 0o600)
    }

    /// Whether the person has a key here.
    static func exists(for person: PersonName, in places: Places) throws -> Bool {
        Files.mode(try path(of: person, in: places)) != nil
    }

    /// The people with a key here.
    static func people(in places: Places) -> [PersonName] {
        Files.names(in: places.keys).compactMap { name in
            name.hasSuffix(".key") ? PersonName(String(name.dropLast(4))) : nil
        }
    }

    /// The public key, 64 hexadecimal digits.
    var publicKey: String { Hexadecimal.text(signer.publicKey) }

    /// The signature over `message`, 128 hexadecimal digits.
    func sign(_ message: [UInt8]) throws -> String { Hexadecimal.text(try signer.sign(message)) }

    private static func path(of person: PersonName, in places: Places) throws -> String {
        guard !person.text.contains("/") else {
            throw ClientFailure(ExitStatus.usage, "a person with a key here has no / in the name")
        }
        return "\(places.keys)/\(person.text).key"
    }
}
