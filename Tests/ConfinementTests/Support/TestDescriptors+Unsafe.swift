// Unsafe because the calls take buffers; they are local and end with the call.
import Glibc

@testable import Confinement

// Unsafe because read, write, accept and mkdtemp take buffers; each is local to its call.

func readByte(from descriptor: Int32) -> UInt8? {
    var byte: UInt8 = 0
    return unsafe read(descriptor, &byte, 1) == 1 ? byte : nil
}

func accepted(from listener: Int32) -> CellDescriptor? {
    let fd = accept(listener, nil, nil)
    return fd >= 0 ? CellDescriptor(fd) : nil
}

@discardableResult
func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return unsafe Glibc.write(descriptor, bytes, bytes.count) == bytes.count
}

func newFolder() -> String {
    var template = Array("/tmp/tribune-cell-test.XXXXXX".utf8CString)
    guard let made = unsafe mkdtemp(&template) else { return "" }
    return unsafe String(cString: made)
}

func createFile(_ path: String, _ text: String) {
    let fd = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    write(text, to: fd)
    close(fd)
}

func removeTree(_ path: String) {
    for name in Kernel.list(path) {
        let below = path + "/" + name
        if Kernel.kind(below) == .directory { removeTree(below) } else { unsafe unlink(below) }
    }
    _ = Kernel.removeDirectory(path)
}

func makeSymlink(_ path: String, to target: String) { unsafe symlink(target, path) }

/// Puts a file in the place of another, as editors and git do.
func replaceFile(_ path: String, by other: String) { unsafe _ = rename(other, path) }
