/// What a run over corpus tests found.
public struct CorpusResult: Sendable, Hashable {
    /// Tests run.
    public var tests = 0
    /// Requests in those tests.
    public var requests = 0
    /// Requests whose decision agrees.
    public var decisions = 0
    /// Requests whose determining policies agree.
    public var reasons = 0
    /// Requests whose failing policies agree.
    public var errors = 0
    /// What does not agree, one line each.
    public var differences: [String] = []

    /// Nothing run yet.
    public init() {}

    /// Whether every request agreed in every respect.
    public var agrees: Bool {
        differences.isEmpty && [decisions, reasons, errors].allSatisfy { $0 == requests }
    }

    /// Takes the counts and differences of another run along.
    public mutating func add(_ other: CorpusResult) {
        tests += other.tests
        requests += other.requests
        decisions += other.decisions
        reasons += other.reasons
        errors += other.errors
        differences += other.differences
    }

    mutating func count(_ response: Response, _ question: CorpusTest.Question, name: String) {
        let failed = Set(response.failures.map(\.policy))
        if response.decision == question.decision { decisions += 1 }
        if response.determining == question.reason { reasons += 1 }
        if failed == question.errors { errors += 1 }
        guard
            response.decision != question.decision || response.determining != question.reason
                || failed != question.errors
        else { return }
        differences.append(
            "\(name), \(question.description): expected \(question.decision.rawValue) by "
                + "\(question.reason.sorted()) with errors \(question.errors.sorted()), found "
                + "\(response.decision.rawValue) by \(response.determining.sorted()) with "
                + "errors \(response.failures.map { "\($0.policy) \($0.error)" })")
    }

    /// The counts, one line each.
    public var summary: String {
        """
        tests       \(tests)
        requests    \(requests)
        decisions   \(decisions)/\(requests)
        reasons     \(reasons)/\(requests)
        errors      \(errors)/\(requests)
        validation  not run
        """
    }
}
