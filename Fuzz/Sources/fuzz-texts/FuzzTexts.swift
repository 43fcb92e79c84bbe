// The fronts that read texts: JSON, Cedar, mandates, the people's socket.

import FuzzFront

@main
enum FuzzTexts {
    static func main() {
        FuzzRun.run([.json, .policies, .entities, .schema, .mandate, .people])
    }
}
