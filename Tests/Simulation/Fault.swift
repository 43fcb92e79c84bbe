/// What the store does with the next batch.
enum Fault: Sendable {
    /// It takes it.
    case none
    /// It takes nothing of it and says so.
    case refused
    /// It keeps the first part of it and says that it failed.
    case torn(kept: Int)
    /// It takes it, and the answer is lost.
    case unanswered
}
