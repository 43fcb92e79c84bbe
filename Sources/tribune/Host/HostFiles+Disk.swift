import Mandates

extension HostFiles {
    /// This machine's files, as the person who types sees them.
    static func disk(_ places: Places) -> HostFiles {
        let search = Environment.value("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
        let hidden = [places.home, places.config]
        return HostFiles(
            kind: Files.kind, head: { Files.head($0, most: 64 << 10) }, names: Files.names,
            search: search.split(separator: ":").map(String.init),
            home: Environment.value("HOME") ?? "/nonexistent",
            hidden: hidden + hidden.compactMap(Files.real).filter { !hidden.contains($0) })
    }
}
