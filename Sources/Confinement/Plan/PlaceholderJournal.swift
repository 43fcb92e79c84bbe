/// The list on disk of what this process has put into people's folders. A daemon that is killed
/// cannot tidy up; the next one reads the list.
///
/// One file for each process, named for its id and start; NUL-ended fields, of which the first is
/// the machine's boot. `d` and `f` precede a folder's or file's path, `b` a builder: while that
/// process lives its cell may live, and its placeholders stay.
struct PlaceholderJournal: Sendable, Hashable {
    /// What a process that is gone has left.
    struct Legacy: Sendable, Hashable {
        var file: String
        var placeholders: [CellPlan.Placeholder]
        var builders: [ProcessStamp]
    }

    let folder: String
    let owner: ProcessStamp

    /// The journal of this process in a folder, which must exist; nil when `/proc` says nothing.
    init?(folder: String) {
        guard let own = ProcessStamp.own else { return nil }
        self.folder = folder
        owner = own
    }

    private var file: String { folder + "/" + owner.text }

    /// Makes the list durable before anything of it is made. Zero or an errno value.
    func write(_ placeholders: [CellPlan.Placeholder], _ builders: [ProcessStamp]) -> Int32 {
        guard !placeholders.isEmpty || !builders.isEmpty else {
            Kernel.removeFile(file)
            return 0
        }
        var fields = [ProcessStamp.boot]
        for item in placeholders { fields += [item.isDirectory ? "d" : "f", item.host] }
        for builder in builders { fields += ["b", builder.text] }
        let bytes = fields.flatMap { field -> [UInt8] in Array(field.utf8) + [0] }
        return Kernel.replace(file, with: bytes)
    }

    /// What other processes have left that are gone.
    func legacies() -> [Legacy] {
        Kernel.list(folder).compactMap { name in
            guard let other = ProcessStamp(name), other != owner else { return nil }
            let path = folder + "/" + name
            return Self.parse(Kernel.read(path, most: 8 << 20) ?? "", path, other)
        }
    }

    static func parse(_ text: String, _ path: String, _ owner: ProcessStamp) -> Legacy? {
        // After the last NUL comes nothing, or what was cut short.
        let fields = text.split(separator: "\0", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
        var legacy = Legacy(file: path, placeholders: [], builders: [])
        let isThisBoot = fields.first == ProcessStamp.boot
        guard !isThisBoot || !owner.isAlive else { return nil }
        for index in stride(from: 1, to: fields.count - 1, by: 2) {
            let value = fields[index + 1]
            switch fields[index] {
            case "d": legacy.placeholders.append(.init(host: value, isDirectory: true))
            case "f": legacy.placeholders.append(.init(host: value, isDirectory: false))
            case "b" where isThisBoot:
                if let builder = ProcessStamp(value) { legacy.builders.append(builder) }
            default: continue
            }
        }
        return legacy
    }
}
