// Unsafe because `getpwuid_r` fills a C structure in a buffer of ours.
import Glibc

/// The host's users.
enum Users {
    /// The primary group of a user, nil for an unknown one.
    static func group(of uid: UInt32) -> UInt32? {
        var entry = unsafe passwd()
        var buffer = [CChar](repeating: 0, count: 4096)
        var found: UnsafeMutablePointer<passwd>?
        let problem = unsafe getpwuid_r(uid, &entry, &buffer, buffer.count, &found)
        guard problem == 0, unsafe found != nil else { return nil }
        return unsafe entry.pw_gid
    }
}
