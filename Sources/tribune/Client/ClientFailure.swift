/// Why a command could not be done: one sentence that names the fix, and the exit status.
struct ClientFailure: Error, CustomStringConvertible {
    var status: Int32
    var description: String

    init(_ status: Int32, _ description: String) {
        self.status = status
        self.description = description
    }
}
