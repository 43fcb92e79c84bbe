/// Places within a mandate as people name them: `servers.git.tools["a b"]`.
enum MandatePath {
    /// The path of a key below `path`.
    static func child(_ path: String, _ key: String) -> String {
        let isWord = !key.isEmpty && key.utf8.allSatisfy(isWordByte)
        if !isWord { return path + "[\"\(key)\"]" }
        return path.isEmpty ? key : path + "." + key
    }

    /// The path of the element at `index` of the list at `path`.
    static func element(_ path: String, _ index: Int) -> String { "\(path)[\(index)]" }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
