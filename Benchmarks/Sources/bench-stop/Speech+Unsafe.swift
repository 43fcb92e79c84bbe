// Unsafe because the calls take buffers; they are local and end with the call.
import CConfinement
import Glibc

// Unsafe because read, open and spawn take buffers; they are local to each call.
extension Speech {
    /// The first bytes; nil at the end.
    static func first(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 256)
        let got = unsafe read(descriptor, &buffer, buffer.count)
        return got > 0 ? Array(buffer[..<got]) : nil
    }

    static func text(_ path: String) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        return String(decoding: first(descriptor) ?? [], as: UTF8.self)
    }

    static func spawn(_ path: String, _ arguments: [String]) throws -> (Int32, Int32) {
        var source: Int32 = -1
        var sink: Int32 = -1
        _ = unsafe confinement_pipe(&source, &sink)
        var texts: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map {
            unsafe strdup($0)
        }
        unsafe texts.append(nil)
        let none: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
        let pid = unsafe confinement_spawn(
            path, texts, none, [-1, sink, -1], 3, UInt32.max, UInt32.max)
        close(sink)
        guard pid > 0 else { throw StopBench.Failure(what: "spawn \(path): \(-pid)") }
        return (pid, source)
    }
}
