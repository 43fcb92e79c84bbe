extension Substring {
    /// Without spaces and tabs at either end.
    func trimmingSpaces() -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let tail = reversed().prefix(while: blank).count
        return String(dropLast(tail).drop(while: blank))
    }
}
