/// Standard output and standard error.
enum Output {
    static func line(_ text: String) {
        print(text)
    }

    static func bytes(_ bytes: [UInt8]) {
        print(String(decoding: bytes, as: UTF8.self), terminator: "")
    }

    static func error(_ text: String) {
        writeError(Array("tribune-verify: \(text)\n".utf8))
    }
}
