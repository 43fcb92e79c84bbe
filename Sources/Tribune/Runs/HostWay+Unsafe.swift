// Unsafe because `readlink` takes a C string and fills a buffer of ours, both of which live through
// the call.
import Glibc

/// The way to a path of the host, link by link. Whoever may change the folder of a link decides
/// where the path leads.
struct HostWay {
    /// The path without links.
    let real: String
    /// Where each link lies that was followed; its folder is without links.
    let links: [String]

    /// The kernel follows no more.
    private static let linksMax = 40

    /// Nil when nothing is there, or when it changed while it was looked at.
    init?(_ path: String) {
        var rest = path.split(separator: "/").reversed().map(String.init)
        var parts: [String] = []
        var links: [String] = []
        while let part = rest.popLast() {
            guard part != "." else { continue }
            guard part != ".." else {
                _ = parts.popLast()
                continue
            }
            let here = "/" + (parts + [part]).joined(separator: "/")
            guard let target = Self.target(here) else {
                parts.append(part)
                continue
            }
            links.append(here)
            guard links.count <= Self.linksMax else { return nil }
            if target.hasPrefix("/") { parts = [] }
            rest += target.split(separator: "/").reversed().map(String.init)
        }
        real = "/" + parts.joined(separator: "/")
        self.links = links
        guard HostPath.real(path) == real else { return nil }
    }

    /// The first link of the way that lies below one of these folders, themselves without links.
    func link(below folders: [String]) -> String? {
        links.first { RunBuilder.lies($0, in: folders) }
    }

    /// What a link says; nil for all else.
    private static func target(_ path: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return unsafe readlink(
                path, start.assumingMemoryBound(to: CChar.self), buffer.count)
        }
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }
}
