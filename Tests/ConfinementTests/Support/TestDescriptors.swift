import CConfinement
import Glibc

@testable import Confinement

func pidfd(of pid: Int32) -> Int32 { confinement_pidfd_open(pid) }

/// Bytes until a newline or the end.
func readLine(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    while let byte = readByte(from: descriptor), byte != 0x0A { bytes.append(byte) }
    return String(decoding: bytes, as: UTF8.self)
}

/// Waits until something can be read, at most ten seconds.
func isReadable(_ descriptor: Int32, within milliseconds: Int32 = 10_000) -> Bool {
    confinement_wait_readable(descriptor, milliseconds) == 1
}
