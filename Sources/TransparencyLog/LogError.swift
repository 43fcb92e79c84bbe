/// Everything that can go wrong in this library, as a value with the place where it went wrong.
public enum LogError: Error, Sendable, Hashable {
    /// Text or bytes do not have their format.
    case malformed(String)
    /// A trusted key has not signed this.
    case signature(String)
    /// A log was rolled back, forked or rewritten.
    case inconsistent(String)
    /// A file differs from what the log says it must be.
    case damaged(file: String, offset: Int, why: String)
    /// A file that must be there is not.
    case missing(file: String)
    /// An entry is longer than the bundle format allows.
    case tooLarge(bytes: Int, limit: Int)
    /// The bounded queue is full; the caller denies.
    case queueFull
    /// No space is left for ordinary entries; only entries that may use the reserve go in.
    case noSpace
    /// An earlier commit failed; this log takes no more entries until it is opened again.
    case poisoned(String)
    /// The log was closed.
    case closed
    /// Another writer appended first.
    case fenced(expected: Int, actual: Int)
    /// Another process holds the log.
    case locked(String)
    /// The log goes on elsewhere; here it would fork.
    case moved(String, to: String)
    /// The payload was erased.
    case erased(String)
    /// A call to the operating system failed.
    case io(call: String, path: String, code: Int32)
}

extension LogError: CustomStringConvertible {
    /// What, where, and how to go on.
    public var description: String {
        switch self {
        case .malformed(let what): what
        case .signature(let what): what
        case .inconsistent(let what): what
        case .damaged(let file, let offset, let why): "\(file): byte \(offset): \(why)"
        case .missing(let file): "\(file): is missing"
        case .tooLarge(let bytes, let limit):
            "an entry of \(bytes) bytes is too large; the limit is \(limit)"
        case .queueFull: "the queue of the log is full"
        case .noSpace: "no space is left for ordinary entries; free disk space"
        case .poisoned(let why): "the log takes no more entries since a commit failed: \(why)"
        case .closed: "the log is closed"
        case .fenced(let expected, let actual):
            "another writer was here: expected index \(expected), the log is at \(actual)"
        case .locked(let path): "\(path): another process holds this log"
        case .moved(let path, let place):
            "\(path): this log has moved to \(place) and goes on there"
        case .erased(let what): "payload \(what) was erased"
        case .io(let call, let path, let code):
            "\(path): \(call) failed: \(SystemMessage.text(code))"
        }
    }
}
