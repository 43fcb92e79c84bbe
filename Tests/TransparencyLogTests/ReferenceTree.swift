@testable import TransparencyLog

/// RFC 6962 section 2.1 written down as it stands, slow and obvious: the oracle for the tests.
struct ReferenceTree {
    let leaves: [TreeHash]

    init(_ entries: [[UInt8]]) {
        leaves = entries.map { Merkle.sha256([0], $0) }
    }

    func root(_ count: Int) -> TreeHash { root(leaves[..<count]) }

    private func root(_ part: ArraySlice<TreeHash>) -> TreeHash {
        if part.isEmpty { return Merkle.sha256([]) }
        if part.count == 1 { return part[part.startIndex] }
        let split = part.startIndex + Self.split(part.count)
        return Merkle.sha256([1], root(part[..<split]).bytes, root(part[split...]).bytes)
    }

    func inclusion(_ index: Int, _ count: Int) -> [TreeHash] {
        inclusion(index, leaves[..<count])
    }

    private func inclusion(_ index: Int, _ part: ArraySlice<TreeHash>) -> [TreeHash] {
        if part.count <= 1 { return [] }
        let split = part.startIndex + Self.split(part.count)
        return index < split
            ? inclusion(index, part[..<split]) + [root(part[split...])]
            : inclusion(index, part[split...]) + [root(part[..<split])]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}
