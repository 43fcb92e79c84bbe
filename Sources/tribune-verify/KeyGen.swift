import ArgumentParser
import TransparencyLog

struct KeyGen: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keygen",
        abstract: "Make a key pair: prints the verifier key, writes the secret key to a file.")

    @Argument(help: "The key's name; for a log its origin, such as example.com/tribune.")
    var name: String

    @Flag(help: "Make a witness key (cosignature/v1).")
    var witness = false

    @Option(help: "Where the secret key goes; must not exist yet. Default: printed.")
    var out: String?

    func run() throws {
        let key = try SignerKey(generating: name, algorithm: witness ? .cosignature : .ed25519)
        if let out {
            guard try SmallFile.read(out) == nil else {
                throw ValidationError("\(out) exists; choose another file")
            }
            try TextFile.write(out, Array((key.secretText + "\n").utf8), isSecret: true)
        } else {
            Output.line(key.secretText)
        }
        Output.line(key.verifier.description)
    }
}
