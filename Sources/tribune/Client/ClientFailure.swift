/// Why a command could not be done: one sentence that names the fix, and the exit status.
struct ClientFailure: Error, CustomStringConvertible {
    var status: Int32
    var description: String
    /// The daemon's code, when it refused.
    var code: String

    init(_ status: Int32, _ description: String, code: String = "") {
        self.status = status
        self.description = description
        self.code = code
    }
}
