import Glibc
import Testing

/// A second descriptor for the same open file, as a program inherits it.
enum DescriptorCopy {
    static func make(_ descriptor: Int32) throws -> Int32 {
        let copy = dup(descriptor)
        try #require(copy >= 0)
        return copy
    }
}
