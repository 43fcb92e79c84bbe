/// The system calls that are made, as values in and values out. What touches memory by hand is in
/// `Kernel+Unsafe.swift` and nowhere else.
enum Kernel {
    /// What a name stands for, without following it.
    enum Kind {
        case directory
        case regular
        case symlink
        case other
    }

    /// The result of a call that gives a non-negative number, or minus the errno.
    static func check(_ result: Int32, _ call: String) throws(CellRefusal) -> Int32 {
        guard result >= 0 else { throw .system(call: call, errno: -result) }
        return result
    }
}
