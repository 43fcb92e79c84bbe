// The fronts of the gateway: messages, schemas of tools, streams and heads.

import FuzzFront

@main
enum FuzzWire {
    static func main() { FuzzRun.run([.message, .toolSchema, .stream, .head]) }
}
