extension Sample {
    /// Every rule with at least one text that it must refuse and one that it must let pass.
    static let all: [Sample] = imports + lengths + safety + files

    private static let imports: [Sample] = [
        .bad("imports", "Sources/Gateway/A.swift", "import Authority"),
        .bad("imports", "Sources/Gateway/A.swift", "package import struct HumanDesk.Order"),
        .bad("imports", "Sources/Cedar/A.swift", "import Foundation"),
        .bad("imports", "Sources/Cedar/A.swift", "import FoundationEssentials"),
        .bad("imports", "Sources/Tribune/A.swift", "import Foundation"),
        .bad("imports", "Sources/Watch/A.swift", "import Authority"),
        .bad("imports", "Sources/Nowhere/A.swift", "import StrictJSON"),
        .bad("imports", "Sources/tribuned/main.swift", "import Trial"),
        .good("imports", "Sources/Gateway/A.swift", "public import Agency\nimport NIOCore"),
        .good("imports", "Sources/Cedar/A.swift", "// import Foundation\nimport StrictJSON"),
        .good("imports", "Sources/Cedar/A.swift", "let s = \"\"\"\nimport Foundation\n\"\"\""),
        .good("imports", "Sources/Tribune/A.swift", "import FoundationEssentials\nimport Glibc"),
        .good("imports", "Tests/CedarTests/A.swift", "@testable import Cedar\nimport Foundation"),
        .bad("mint", "Sources/Gateway/A.swift", "@_spi(Mint) import Agency"),
        .bad("mint", "Sources/Tribune/A.swift", "@_spi(Mint) package import Agency"),
        .bad("mint", "Tests/GatewayTests/A.swift", "@_spi(Mint) import Agency"),
        .good("mint", "Tests/GatewayTests/FakeDesk.swift", "@_spi(Mint) import Agency"),
        .good("mint", "Sources/Authority/A.swift", "@_spi(Mint) package import Agency"),
        .good("mint", "Sources/Agency/A.swift", "@_spi(Mint) package init(id: Int) {}"),
        .bad("purity", "Sources/Watch/A.swift", "let now = ContinuousClock.now"),
        .bad("purity", "Sources/Authority/A.swift", "let n = Int.random(in: 0..<5)"),
        .bad("purity", "Sources/Authority/A.swift", "let x = await f()"),
        .good("purity", "Sources/Tribune/A.swift", "let now = ContinuousClock.now"),
        .good("purity", "Sources/Watch/A.swift", "// not ContinuousClock\nlet asynchronous = 1"),
    ]

    private static let lengths: [Sample] = [
        .bad("line-length", "Sources/A/A.swift", String(repeating: "x", count: 101)),
        .good("line-length", "Sources/A/A.swift", String(repeating: "ü", count: 100)),
        .bad("file-length", "Sources/A/A.swift", String(repeating: "\n", count: 601)),
        .good("file-length", "Sources/A/A.swift", String(repeating: "\n", count: 600)),
        .bad("file-length", "Sources/Tribune/Flow.swift", String(repeating: "\n", count: 201)),
        .good("file-length", "Sources/Tribune/Act.swift", String(repeating: "\n", count: 201)),
        .bad("function-length", "Sources/A/A.swift", function(lines: 71)),
        .good("function-length", "Sources/A/A.swift", function(lines: 70)),
        .bad("function-length", "Sources/a/a.c", "int\nmain(void)\n{\n" + many(68) + "}"),
        .good("function-length", "Sources/a/a.c", "int main(void)\n{\n" + many(50) + "}"),
        .good("function-length", "Sources/A/A.swift", "struct S {\n" + many(90) + "}"),
    ]

    private static let safety: [Sample] = [
        .bad("unsafe", "Sources/A/A.swift", "let x = unsafe pointer.pointee"),
        .bad("unsafe", "Sources/A/A.swift", "final class A: @unchecked Sendable {}"),
        .bad("unsafe", "Sources/A/A.swift", "nonisolated(unsafe) var x = 1"),
        .good("unsafe", "Sources/A/A+Unsafe.swift", "let x = unsafe pointer.pointee"),
        .good("unsafe", "Sources/A/A.swift", "let unsafely = \"unsafe\" // unsafe"),
        .bad("unsafe-reason", "Sources/A/A+Unsafe.swift", "import Glibc\n// late"),
        .good("unsafe-reason", "Sources/A/A+Unsafe.swift", "// mmap hands out a pointer.\n"),
        .bad("banned-call", "Sources/A/A.swift", "let x = try! f()"),
        .bad("banned-call", "Tests/ATests/A.swift", "let x = y as! Int"),
        .bad("banned-call", "Sources/A/A.swift", "default: fatalError(\"no\")"),
        .bad("banned-call", "Sources/A/A.swift", "print(1)"),
        .bad("banned-call", "Sources/A/A.swift", "Task.detached { }"),
        .bad("banned-call", "Tests/ATests/A.swift", "try await Task.sleep(for: .seconds(1))"),
        .bad("banned-call", "Sources/A/A.swift", "usleep(5)"),
        .good("banned-call", "Sources/A/A.swift", "blueprint(1); f(\"try! print(1)\")"),
        .good("banned-call", "Sources/tribune/Show.swift", "print(record)"),
        .good("banned-call", "Sources/A/A.swift", "let x = try? f() as? Int"),
    ]

    private static let files: [Sample] = [
        .bad("marker", "Sources/A/A.swift", "// TO" + "DO: later"),
        .bad("marker", "scripts/a.sh", "# FIX" + "ME"),
        .good("marker", "Sources/A/A.swift", "let todos = 1 // to do"),
        .bad("one-type", "Sources/A/B.swift", "struct B {}\nstruct C {}"),
        .bad("one-type", "Sources/A/B.swift", "struct C {}"),
        .bad("one-type", "Sources/A/B+C.swift", "extension D {}"),
        .bad("one-type", "Sources/A/B.swift", "extension B {}"),
        .good("one-type", "Sources/A/B.swift", "public struct B {\n enum C {}\n}\nextension B {}"),
        .good("one-type", "Sources/A/B.swift", "private struct C {}\nfinal class B {}"),
        .good("one-type", "Sources/A/B+C.swift", "extension B: Equatable {}"),
        .good("one-type", "Sources/A/A.swift", "// The story."),
        .bad("package-documentation", "Sources/A/B.swift", "package struct B {}"),
        .bad("package-documentation", "Sources/A/B.swift", "// no\npackage static func b() {}"),
        .good(
            "package-documentation", "Sources/A/B.swift", "/// Yes.\n@frozen\npackage struct B {}"),
        .good("package-documentation", "Sources/A/B.swift", "package import Agency"),
    ]

    private static func many(_ lines: Int) -> String {
        String(repeating: "    work\n", count: lines)
    }

    private static func function(lines: Int) -> String {
        "struct S {\n    func f(x: Int = { 1 }()) -> Int {\n" + many(lines - 2) + "    }\n}"
    }
}
