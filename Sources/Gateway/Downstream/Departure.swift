/// How a client lost interest in a request.
enum Departure {
    /// It said so.
    case cancelled
    /// Its connection ended.
    case disconnected
}
