import Foundation

/// Finds /shared/data above this file, or where TRIBUNE_SHARED says.
enum SharedData {
    static let folder: URL? = {
        let files = FileManager.default
        if let path = ProcessInfo.processInfo.environment["TRIBUNE_SHARED"] {
            return URL(fileURLWithPath: path).appendingPathComponent("data")
        }
        var place = URL(fileURLWithPath: #filePath)
        while place.path != "/" {
            place.deleteLastPathComponent()
            let found = place.appendingPathComponent("shared/data")
            if files.fileExists(atPath: found.path) { return found }
        }
        return nil
    }()

    /// The transparency log vectors; `nil`, with a line that says so, when they are absent.
    static let vectors: TesseraVectors? = {
        guard let folder, let vectors = try? TesseraVectors(folder) else {
            print("skipped: shared/data/tlog-vectors is not here")
            return nil
        }
        return vectors
    }()
}
