/// Standard output and standard error.
enum Output {
    /// Writes a line to standard output.
    static func line(_ text: String) { Files.writeAll(1, Array((text + "\n").utf8)) }

    /// Writes bytes to standard output.
    static func raw(_ bytes: [UInt8]) { Files.writeAll(1, bytes) }

    /// Writes a line to standard error.
    static func error(_ text: String) { Files.writeAll(2, Array((text + "\n").utf8)) }
}
