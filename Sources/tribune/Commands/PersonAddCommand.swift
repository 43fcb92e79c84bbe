import Agency
import ArgumentParser
import Glibc
import HumanDesk

/// Makes a person known to the daemon, with a key made here or brought along.
struct PersonAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a person and a key, or change a person's key.")

    @Argument(help: "The name that mandates use.", transform: Wanted.person)
    var name: PersonName

    @Option(help: "An Ed25519 public key made elsewhere, 64 hexadecimal digits.")
    var publicKey: String?

    @Option(help: "The Unix user who speaks for the person (default: yours).")
    var uid: UInt32?

    func validate() throws {
        guard let publicKey else { return }
        guard Hexadecimal.bytes(publicKey)?.count == 32 else {
            throw ValidationError("--public-key takes 64 hexadecimal digits in lower case")
        }
    }

    func run() throws {
        let places = try Places()
        let client = try Daemon.connect()
        let key = try publicKey ?? ownKey(places)
        let person = PersonRecord(name: name, publicKey: key, uid: uid ?? geteuid())
        guard case .done = try client.ask(.addPerson(person)) else {
            throw PeopleClient.unexpected
        }
        Output.line("\(name) is known: user \(person.uid), public key \(key)")
    }

    /// The key that is here, or a new one.
    private func ownKey(_ places: Places) throws -> String {
        if try !PersonKey.exists(for: name, in: places) {
            try PersonKey.make(for: name, in: places)
            Output.error("tribune: made a key for \(name) in \(places.keys); keep a copy of it")
        }
        return try PersonKey(of: name, in: places).publicKey
    }
}
