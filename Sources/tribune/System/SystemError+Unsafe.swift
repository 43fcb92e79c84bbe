// strerror gives a pointer to text that lives until its next call; it is copied at once.
import Glibc

extension SystemError {
    /// The text of the last error of this thread.
    static var last: String { text(errno) }

    /// The text of an error number.
    static func text(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
