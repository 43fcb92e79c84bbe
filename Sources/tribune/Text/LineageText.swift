import Agency
import HumanDesk

/// The children of a lineage, as rows of `tribune ps` below their root.
enum LineageText {
    /// A row for every child that lives, each below its parent.
    static func children(of view: LineageView) -> [[String]] {
        rows(below: view.lease, view.children ?? [], depth: 1)
    }

    private static func rows(
        below parent: LeaseID, _ all: [ChildView], depth: Int
    ) -> [[String]] {
        all.filter { $0.parent == parent }.flatMap { child -> [[String]] in
            let place = String(repeating: "  ", count: depth) + child.lease.text
            let row = [
                place, child.agent.text, child.level.name, "child", "-", "-", "-",
                child.expires.map { "until " + Amount.moment($0) } ?? "-", "-",
            ]
            // Parents come before their children, so this ends.
            return [row] + rows(below: child.lease, all, depth: depth + 1)
        }
    }

    /// The level, and how far it is above what was shown.
    static func level(_ view: LineageView) -> String {
        guard let gap = view.gap, gap > 0 else { return view.level.name }
        let shown = AutonomyLevel(rawValue: view.level.rawValue - gap) ?? .observe
        return "\(view.level.name) (\(shown.name) shown)"
    }
}
