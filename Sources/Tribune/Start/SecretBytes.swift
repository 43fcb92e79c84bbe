/// Random bytes from the operating system.
enum SecretBytes {
    /// `count` random bytes.
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A name of `count` random bytes in hexadecimal after a prefix.
    static func name(_ prefix: String, bytes count: Int = 8) -> String {
        prefix + Hexadecimal.text(random(count))
    }
}
