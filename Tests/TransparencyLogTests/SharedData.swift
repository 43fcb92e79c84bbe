import Foundation
import TestKit

/// Finds /shared/data above this file, or where TRIBUNE_SHARED says.
enum SharedData {
    static let folder = SharedFolder.data

    /// The transparency log vectors; `nil`, with a line that says so, when they are absent.
    static let vectors: TesseraVectors? = {
        guard let folder, let vectors = try? TesseraVectors(folder) else {
            print("skipped: shared/data/tlog-vectors is not here")
            return nil
        }
        return vectors
    }()
}
