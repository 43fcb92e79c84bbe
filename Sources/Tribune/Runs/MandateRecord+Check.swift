import Agency
import Authority
import HumanDesk
import Mandates
import StrictJSON

extension MandateRecord {
    /// The record that puts a mandate in force.
    init(of mandate: Mandate) throws {
        let text = try JSONValueEncoder().encode(mandate).canonical()
        guard let digest = Hall.digest(text) else {
            throw Refusal("internal", "the mandate has no digest")
        }
        self.init(digest: digest, mandate: mandate)
    }

    /// Throws a refusal unless a mandate is well formed and its policies can be put in force.
    static func check(_ mandate: Mandate) throws {
        if let problem = MandateCheck.check(mandate).problems.first {
            throw Refusal("bad-mandate", "\(problem.path): \(problem.what); \(problem.fix)")
        }
        do {
            try Authority.check(mandate)
        } catch {
            throw Refusal("bad-mandate", "the mandate cannot be put in force: \(error)")
        }
    }
}
