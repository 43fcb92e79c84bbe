public import Foundation

/// The data beside the repository that no one commits. Tests that need it skip without it.
public enum SharedFolder {
    /// `shared/data` where TRIBUNE_SHARED says, or above this file; nil where it is absent.
    public static let data: URL? = {
        if let path = ProcessInfo.processInfo.environment["TRIBUNE_SHARED"] {
            return existing(URL(fileURLWithPath: path).appendingPathComponent("data"))
        }
        var above = URL(fileURLWithPath: #filePath)
        while above.path != "/" {
            above.deleteLastPathComponent()
            if let found = existing(above.appendingPathComponent("shared/data")) { return found }
        }
        return nil
    }()

    /// A folder in it; nil where it is absent.
    public static func folder(_ name: String) -> URL? {
        data.flatMap { existing($0.appendingPathComponent(name)) }
    }

    private static func existing(_ url: URL) -> URL? {
        FileManager.default.fileExists(atPath: url.path) ? url : nil
    }
}
