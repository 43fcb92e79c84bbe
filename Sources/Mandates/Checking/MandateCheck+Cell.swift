import Agency

/// What a cell shows: files and environment.
extension MandateCheck {
    /// Shown read-only by every cell, or the machine's own: nothing there is an agent's to write.
    private static let systemPaths = [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/etc", "/dev", "/proc",
        "/sys", "/boot", "/run", "/var/run",
    ]

    /// A cell has its own; the machine's would show other processes.
    private static let neverShown = ["/proc", "/dev", "/run", "/var/run"]

    mutating func files(_ files: FileGrant, _ path: String) {
        let (read, write) = (MandatePath.child(path, "read"), MandatePath.child(path, "write"))
        unique(files.read, read)
        unique(files.write, write)
        for (index, file) in files.read.enumerated() {
            let path = MandatePath.element(read, index)
            self.file(file, path)
            if Self.neverShown.contains(where: { PathText.lies(file, in: $0) }) {
                problem(path, "\(file) shows the machine's processes or sockets", "remove it")
            }
        }
        for (index, file) in files.write.enumerated() {
            let path = MandatePath.element(write, index)
            self.file(file, path)
            if Self.systemPaths.contains(where: { PathText.lies(file, in: $0) }) {
                problem(path, "\(file) belongs to the system", "write to a folder of the project")
            }
            let depth = file.split(separator: "/").count
            if depth == 1 || depth == 2 && file.hasPrefix("/home/") {
                warn(path, "all of \(file) may be written", "name a folder inside it")
            }
        }
        executable(files, MandatePath.child(path, "execute"))
    }

    /// Programs are executed where they cannot be written; what is both has to be named.
    mutating func executable(_ files: FileGrant, _ path: String) {
        unique(files.execute, path)
        for (index, file) in files.execute.enumerated() {
            let path = MandatePath.element(path, index)
            self.file(file, path)
            if files.write.contains(where: { PathText.lies(file, in: $0) }) {
                guard files.write.contains(file) else { continue }
                warn(
                    path, "what is written to \(file) can be executed",
                    "let programs and what is written lie in different folders")
            } else if files.read.contains(where: { PathText.lies(file, in: $0) }) {
                warn(path, "\(file) is only read, so it can be executed anyway", "remove it")
            } else {
                problem(path, "the cell does not show \(file)", "name it in `read`")
            }
        }
    }

    /// The ports of the kernel that no cell has a right to.
    private static let privileged = 1024
    /// Tribune's own.
    private static let door = 7300

    mutating func network(_ network: NetworkGrant?, _ path: String) {
        guard let network else { return }
        let path = MandatePath.child(path, "listen")
        if !(1...16).contains(network.listen.count) {
            problem(path, "\(network.listen.count) ports", "name 1 to 16, or remove `network`")
        }
        unique(network.listen.map(String.init), path)
        for (index, port) in network.listen.enumerated() {
            let path = MandatePath.element(path, index)
            if !(Self.privileged...65_535).contains(port) {
                problem(path, "\(port) is not a port for a cell", "use 1024 to 65535")
            } else if port == Self.door {
                problem(path, "\(port) is Tribune's own door", "use another")
            }
        }
    }

    private mutating func file(_ file: String, _ path: String) {
        guard let normal = try? PathText.absolute(file, from: "/"), normal == file else {
            return problem(
                path, "not an absolute path without `.` and `..`", "write the whole path")
        }
        if file == "/" {
            problem(path, "`/` is everything: secrets, sockets, other people", "name folders")
        }
    }

    mutating func environment(_ environment: EnvironmentGrant, _ path: String) {
        let (pass, set) = (MandatePath.child(path, "pass"), MandatePath.child(path, "set"))
        unique(environment.pass, pass)
        for (index, name) in environment.pass.enumerated() {
            let path = MandatePath.element(pass, index)
            variable(name, path)
            if environment.set[name] != nil {
                problem(path, "\(name) is both passed and set", "keep one")
            }
        }
        for (name, value) in environment.set.sorted(by: { $0.key < $1.key }) {
            let path = MandatePath.child(set, name)
            variable(name, path)
            if value.utf8.contains(0) { problem(path, "a value with a NUL", "remove it") }
            if SecretName.isLikely(name), !value.isEmpty {
                warn(path, "the log keeps mandates for ever", "name \(name) in `pass` instead")
            }
        }
    }

    private mutating func variable(_ name: String, _ path: String) {
        let isName =
            name.utf8.allSatisfy { $0 == 0x5F || Self.isAlphanumeric($0) }
            && name.utf8.first.map { !(0x30...0x39).contains($0) } ?? false
        if !isName {
            problem(path, "not the name of a variable", "use letters, digits and _")
        }
        if name.hasPrefix("TRIBUNE_") {
            problem(path, "Tribune sets the TRIBUNE_ variables itself", "remove it")
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}
