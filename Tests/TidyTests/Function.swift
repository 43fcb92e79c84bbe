/// A function with a body, found in blanked code by its braces.
struct Function: Sendable, Hashable {
    let name: String
    /// Counted from 1; the line of the keyword, attributes not counted.
    let firstLine: Int
    /// The line of the closing brace.
    let lastLine: Int

    var length: Int { lastLine - firstLine + 1 }

    /// Every function, initialiser, deinitialiser and subscript of a Swift file, nested ones too;
    /// in a C file every top-level body that follows a parameter list.
    static func all(in file: SourceFile) -> [Function] {
        if file.isSwift { return FunctionReader(lines: file.code, isC: false).functions() }
        return file.isC ? FunctionReader(lines: file.code, isC: true).functions() : []
    }
}
