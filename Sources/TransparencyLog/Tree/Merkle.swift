/// The Merkle tree of RFC 6962 section 2.1: hashing, and the checking of proofs (RFC 9162
/// sections 2.1.3.2 and 2.1.4.2). Pure; reads nothing.
public enum Merkle {
    /// The root of the empty tree: SHA-256 of nothing.
    public static let emptyRoot = sha256([])

    /// SHA-256(0x00 ‖ entry).
    public static func leafHash(_ entry: [UInt8]) -> TreeHash {
        leafHash(entry.span)
    }

    /// Whether `leaf` is the entry at `index` in the tree of `size` entries with `root`.
    ///
    /// - Parameter proof: sibling hashes from the leaf's sibling up to the root's child.
    public static func includes(
        leaf: TreeHash, index: Int, size: Int, root: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard index >= 0, index < size else { return false }
        var node = index
        var last = size - 1
        var hash = leaf
        for sibling in proof {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = nodeHash(sibling, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether the tree of `newSize` with `newRoot` is the tree of `oldSize` with `oldRoot`
    /// and entries appended, nothing else.
    public static func isConsistent(
        oldSize: Int, oldRoot: TreeHash, newSize: Int, newRoot: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == 0 {
            // The empty tree is a prefix of every tree, and has one root only.
            let newEmpty = newSize > 0 || newRoot == emptyRoot
            return proof.isEmpty && oldRoot == emptyRoot && newEmpty
        }
        if oldSize == newSize { return proof.isEmpty && oldRoot == newRoot }
        var path = proof[...]
        if oldSize & (oldSize - 1) == 0 { path = [oldRoot] + path }
        guard let first = path.popFirst() else { return false }
        var (node, last) = (oldSize - 1, newSize - 1)
        while node & 1 == 1 { (node, last) = (node >> 1, last >> 1) }
        var (old, new) = (first, first)
        for sibling in path {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                old = nodeHash(sibling, old)
                new = nodeHash(sibling, new)
                while node & 1 == 0, node != 0 { (node, last) = (node >> 1, last >> 1) }
            } else {
                new = nodeHash(new, sibling)
            }
            (node, last) = (node >> 1, last >> 1)
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
