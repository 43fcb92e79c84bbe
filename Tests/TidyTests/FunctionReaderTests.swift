import Testing

/// Functions are found by their braces, whatever stands between the header and the body.
@Suite struct FunctionReaderTests {
    private static func spans(_ text: String, path: String = "Sources/A/A.swift") -> [[Int]] {
        Function.all(in: SourceFile(path: path, text: text)).map { [$0.firstLine, $0.lastLine] }
    }

    @Test(arguments: [
        ("func f() {}", [[1, 1]]),
        ("func f(\n  a: Int = { 1 }()\n) -> (Int) -> Void\nwhere T: U {\n}", [[1, 5]]),
        ("protocol P {\n  func f()\n  func g()\n}\nstruct S {\n}", []),
        ("protocol P {\n  func f()\n  var x: Int { get }\n}", []),
        ("init?(a: Int) {\n  self.init()\n}\ndeinit {\n}", [[1, 3], [4, 5]]),
        ("func f() {\n  func g() {\n  }\n}", [[1, 4], [2, 3]]),
        ("let a = f { x in\n  x\n}", []),
        ("subscript(i: Int) -> Int {\n  get { 1 }\n}", [[1, 3]]),
        ("static func == (a: S, b: S) -> Bool {\n  true\n}", [[1, 3]]),
    ])
    func `Swift functions are found`(_ text: String, _ spans: [[Int]]) {
        #expect(Self.spans(text) == spans)
    }

    @Test func `C functions are found and prototypes are not`() {
        let text = "int f(void);\nstatic int\ng(int a)\n{\n  if (a) {\n  }\n}\nstruct s {\n};\n"
        #expect(Self.spans(text, path: "Sources/a/a.c") == [[3, 7]])
    }
}
