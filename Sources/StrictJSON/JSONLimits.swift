/// Bounds of what a parse may cost, checked before memory is spent.
public struct JSONLimits: Sendable, Hashable {
    /// Largest text, in bytes.
    public var bytesMax: Int
    /// Deepest nesting of arrays and objects; a scalar has depth 0.
    public var depthMax: Int
    /// Most values in the text, keys not counted.
    public var nodesMax: Int

    /// Bounds of `bytesMax` bytes, `depthMax` levels and `nodesMax` values.
    public init(bytesMax: Int, depthMax: Int, nodesMax: Int) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
        self.nodesMax = nodesMax
    }

    /// 8 MiB, 64 levels, one million values.
    public static let standard = JSONLimits(
        bytesMax: 8 << 20, depthMax: 64, nodesMax: 1_000_000)
}
