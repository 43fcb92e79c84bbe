extension CellMount {
    /// The usual floor of a cell: the system's programs and libraries, read-only; a synthetic
    /// minimal `/etc`; `/proc`, `/dev`, and an empty `/tmp`. Nothing of any person.
    public static func system(temporaryBytes: UInt64 = 256 << 20) -> [CellMount] {
        var mounts: [CellMount] = [
            .readOnly(host: "/usr", inside: "/usr"), .proc, .devices,
            .tmpfs(inside: "/tmp", bytes: temporaryBytes),
        ]
        for name in ["bin", "sbin", "lib", "lib32", "lib64", "libx32"] {
            let path = "/" + name
            switch Kernel.kind(path) {
            case .symlink: mounts.append(.symlink(inside: path, target: "usr/" + name))
            case .directory: mounts.append(.readOnly(host: path, inside: path))
            case .regular, .other, nil: continue
            }
        }
        return mounts + etc
    }

    /// What programs look up in `/etc`, with no name or address of the host.
    private static var etc: [CellMount] {
        let made = [
            ("passwd", "agent:x:1000:1000:agent:/home/agent:/bin/sh\n"),
            ("group", "agent:x:1000:\n"),
            ("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"),
            ("hosts", "127.0.0.1 localhost\n"),
        ].map { CellMount.file(inside: "/etc/" + $0.0, bytes: Array($0.1.utf8)) }
        let shown = ["ld.so.cache", "alternatives", "ssl/certs", "localtime"]
            .map { "/etc/" + $0 }
            .filter { Kernel.exists($0) }
            .map { CellMount.readOnly(host: $0, inside: $0) }
        return made + shown
    }
}
