// Unsafe because write(2) takes a pointer, used within the call: what stdio holds back would be
// lost when the process breaks off.

internal import Glibc

/// A promise that an input breaks ends the process, which libFuzzer reports with the input.
public enum Promise {
    /// Ends the process where `condition` does not hold.
    public static func holds(_ condition: Bool, _ what: @autoclosure () -> String) {
        if !condition { broken(what()) }
    }

    /// Ends the process and says which promise was broken.
    public static func broken(_ what: String) {
        let bytes = Array("promise broken: \(what)\n".utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
        abort()
    }
}
