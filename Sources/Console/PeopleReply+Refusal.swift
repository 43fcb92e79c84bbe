import HumanDesk
import StrictJSON

extension PeopleReply {
    /// The reply for an error: a refusal's own words, or what to do about anything else.
    init(refusing error: any Error) {
        switch error {
        case let refusal as Refusal:
            self = .refused(code: refusal.code, sentence: refusal.description)
        case let error as JSONError:
            self = .refused(code: "malformed", sentence: "not strict JSON: \(error)")
        case let error as DecodingError:
            self = .refused(code: "malformed", sentence: Self.sentence(error))
        case let error as LineSplitter.TooLong:
            self = .refused(
                code: "too_long", sentence: "a line may have \(error.bytesMax) bytes; send less")
        case is CancellationError:
            self = .refused(
                code: "stopping", sentence: "the daemon is stopping; try again when it is back")
        default:
            self = .refused(
                code: "failed", sentence: "the daemon failed: \(error); daemon.log says more")
        }
    }

    private static func sentence(_ error: DecodingError) -> String {
        let advice = "use a tribune of the daemon's version"
        switch error {
        case .keyNotFound(let key, let context):
            return "\(place(context)) lacks \(key.stringValue); \(advice)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context),
            .dataCorrupted(let context):
            return "\(place(context)): \(context.debugDescription); \(advice)"
        @unknown default:
            return "not a request; \(advice)"
        }
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map(\.stringValue).joined(separator: ".")
        return path.isEmpty ? "the request" : "the request's \(path)"
    }
}
