// getenv gives a pointer into the environment, which this program never changes; it is copied.
import Glibc

extension Environment {
    /// A variable's value.
    static func value(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
