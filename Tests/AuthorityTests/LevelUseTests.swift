import Agency
import TestCourt
import Testing

@testable import Authority

@Suite("Use of the level in policies (law 11)")
struct LevelUseTests {
    @Test(
        "these uses load",
        arguments: [
            "permit(principal, action, resource) when { context.tribune.level >= 2 };",
            "permit(principal, action, resource) when { true && context.tribune.level >= 2 };",
            "permit(principal, action, resource) when { context[\"tribune\"][\"level\"] >= 2 };",
            "forbid(principal, action, resource) when { context.tribune.level <= 2 };",
            "forbid(principal, action, resource) when { context.input has level };",
            "forbid(principal, action, resource) when { context.input.level == 3 };",
            "forbid(principal, action, resource) unless { context.tribune.server == \"git\" };",
        ])
    func loads(text: String) throws {
        try Authority.check(Samples.mandate(policies: text))
    }

    @Test(
        "these uses are refused with the rule in the sentence",
        arguments: [
            "permit(principal, action, resource) when { context.tribune.level <= 2 };",
            "permit(principal, action, resource) when { context.tribune.level > 2 };",
            "permit(principal, action, resource) when { context.tribune.level == 2 };",
            "permit(principal, action, resource) when { 2 <= context.tribune.level };",
            "permit(principal, action, resource) when { !(context.tribune.level >= 2) };",
            "permit(principal, action, resource) when { context.tribune.level >= 2 || true };",
            "permit(principal, action, resource) unless { context.tribune.level >= 2 };",
            "permit(principal, action, resource) when { context.tribune.level >= context.n };",
            "forbid(principal, action, resource) when { context.tribune.level >= 2 };",
            "forbid(principal, action, resource) unless { context.tribune.level <= 2 };",
            "forbid(principal, action, resource) when {if context.tribune.level<=2 then 1 else 2};",
            "forbid(principal, action, resource) when { [context.tribune.level].contains(3) };",
            "forbid(principal, action, resource) when { {a: context.tribune.level}.a <= 2 };",
            "forbid(principal, action, resource) when { context.tribune == context.tribune };",
            "forbid(principal, action, resource) when { [context.tribune].contains(1) };",
            "forbid(principal, action, resource) when { context == context };",
            "forbid(principal, action, resource) when { {c: context}.c.tribune.level <= 2 };",
            "forbid(principal, action, resource) when { (if 1 == 2 then context else 1) == 2 };",
            "permit(principal, action, resource) when { context.tribune has level };",
            "permit(principal, action, resource) when { context has tribune.level };",
            "permit(principal, action, resource) when { (context[\"tribune\"][\"level\"]) < 2 };",
            "@mode(\"shadow\") permit(principal, action, resource) when {3<context.tribune.level};",
        ])
    func refused(text: String) {
        let fault = #expect(throws: MandateFault.self) {
            try Authority.check(Samples.mandate(policies: text))
        }
        #expect(fault?.description.contains("context.tribune.level") == true)
    }
}
