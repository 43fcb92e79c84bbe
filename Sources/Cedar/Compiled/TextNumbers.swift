/// Numbers for the texts with which policies compare the context, so that a text of a request is
/// hashed once and then compared as a number, however many policies ask.
struct TextNumbers: Sendable {
    private var numbers: [ExactText: Int32] = [:]
    private var bytesMax = 0

    /// The number of a text, -1 where no policy names it.
    func number(of text: String) -> Int32 {
        text.utf8.count > bytesMax ? -1 : numbers[ExactText(text)] ?? -1
    }

    mutating func add(_ text: String) -> Int32 {
        if let known = numbers[ExactText(text)] { return known }
        let number = Int32(numbers.count)
        numbers[ExactText(text)] = number
        bytesMax = max(bytesMax, text.utf8.count)
        return number
    }
}
