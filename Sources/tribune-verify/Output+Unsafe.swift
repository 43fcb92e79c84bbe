// Unsafe because write(2) takes a buffer pointer, used within the call.

import Glibc

extension Output {
    static func writeError(_ bytes: [UInt8]) {
        // Nothing can be done when standard error is closed.
        _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
    }
}
