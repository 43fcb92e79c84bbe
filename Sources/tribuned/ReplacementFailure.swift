/// The daemon cannot be replaced by the program at its path.
struct ReplacementFailure: Error, CustomStringConvertible {
    /// What is wrong with it.
    enum Why {
        /// The kernel does not run it, with this errno.
        case execution(Int32)
        /// It does not end well when it is asked for its version.
        case ending
    }

    let path: String
    let why: Why

    var description: String {
        switch why {
        case .execution(let code): "\(path): cannot be executed (errno \(code))"
        case .ending: "\(path): does not tell its version; is it a whole tribuned?"
        }
    }
}
