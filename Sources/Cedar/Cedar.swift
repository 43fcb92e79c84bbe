/// # Cedar
///
/// The Cedar policy language (language 4.5, behaviour of SDK 4.12), in pure Swift.
///
/// The story of one decision, and where each part lives:
///
/// 1. `PolicySet.parse(text)` turns text into policies (`Syntax/`): a bounded lexer and a
///    recursive-descent parser, every error with line, column and a hint. Templates get links.
/// 2. `Entities` holds the facts about principals, actions and resources and their hierarchy
///    (`Entities/`), built from values or from Cedar's entities JSON.
/// 3. `Request` names who wants what on what, in which context.
/// 4. `Authorizer.authorize(request, policies, entities)` asks the `Evaluator` about every
///    policy (`Evaluation/`) and folds the answers: a forbid beats every permit, no permit is
///    deny, a policy that fails is skipped. What failed is listed with its effect, so that a
///    caller who must never open on an error can close that door itself.
/// 5. `Values/` holds what expressions compute with. Text is compared byte by byte: Swift's own
///    `String ==` calls two spellings of one letter equal, Cedar does not.
/// 6. `CompiledPolicySet` gives the same answers fast (`Compiled/`): an index over the scopes
///    finds the policies that speak of a request, `Lowering` has turned their conditions into
///    flat instructions, `ConditionMachine` runs them and asks `Circumstances` for those facts
///    alone that a policy reads.
/// 7. `Conformance/` replays the public Cedar corpora against all of the above.
///
/// `Evaluator` is the reference: it walks the tree, is slow and is meant to be read. The compiled
/// policies agree with it, and ask it where one fails. This target reads no clock, file or
/// environment.
public enum CedarLanguage {
    /// The version of the language that is implemented.
    public static let version = "4.5"
    /// The version of the Rust SDK whose behaviour is matched.
    public static let sdkVersion = "4.12"
}
