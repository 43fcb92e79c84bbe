/// Cedar's `ipaddr`: an IPv4 or IPv6 address with a prefix length.
///
/// Two values are equal only if family, every address bit and the prefix are equal:
/// `1.2.3.4/24` is not `1.2.3.0/24`. IPv4 inside IPv6 has no dotted form here.
public struct IPAddressValue: Sendable, Hashable {
    /// The version of the protocol.
    public enum Family: Sendable, Hashable {
        case v4
        case v6

        /// How many bits an address has.
        public var bitWidth: Int { self == .v4 ? 32 : 128 }
    }

    /// The family of the address.
    public let family: Family
    /// The address as a number; an IPv4 address in the low 32 bits.
    public let address: UInt128
    /// The prefix length in bits, 0 to 32 or 128; the full width for a single address.
    public let prefix: Int

    /// The address and prefix length, nil where they do not fit the family.
    public init?(family: Family, address: UInt128, prefix: Int) {
        guard (0...family.bitWidth).contains(prefix) else { return nil }
        guard family == .v6 || address <= UInt128(UInt32.max) else { return nil }
        self.family = family
        self.address = address
        self.prefix = prefix
    }

    /// Reads an address, or an address, `/` and a prefix length without leading zeros; nil where
    /// malformed.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let halves = bytes.split(
            separator: ASCII.slash, maxSplits: 1, omittingEmptySubsequences: false)
        guard let (family, address) = IPAddressText.parse(halves[0]) else { return nil }
        guard halves.count == 2 else {
            self.init(family: family, address: address, prefix: family.bitWidth)
            return
        }
        let digits = halves[1]
        let widthMax = family == .v4 ? 2 : 3
        guard (1...widthMax).contains(digits.count), digits.allSatisfy(ASCII.isDigit),
            digits.count == 1 || digits.first != UInt8(ascii: "0"),
            let prefix = Int64.folding(digits: digits, negative: false)
        else { return nil }
        self.init(family: family, address: address, prefix: Int(prefix))
    }

    /// Whether the whole range lies in 127.0.0.0/8 or is ::1.
    public var isLoopback: Bool {
        switch family {
        case .v4: address >> 24 == 127 && prefix >= 8
        case .v6: address == 1 && prefix == 128
        }
    }

    /// Whether the whole range lies in 224.0.0.0/4 or ff00::/8.
    public var isMulticast: Bool {
        switch family {
        case .v4: address >> 28 == 0xe && prefix >= 4
        case .v6: address >> 120 == 0xff && prefix >= 8
        }
    }

    /// Whether every address of this range lies in `other`; false between families.
    public func isInRange(_ other: IPAddressValue) -> Bool {
        guard family == other.family else { return false }
        return other.first <= first && last <= other.last
    }

    private var hostMask: UInt128 {
        let hostBits = family.bitWidth - prefix
        return hostBits == 128 ? UInt128.max : (UInt128(1) << UInt128(hostBits)) - 1
    }

    private var first: UInt128 { address & ~hostMask }
    private var last: UInt128 { address | hostMask }
}

extension IPAddressValue: CustomStringConvertible {
    /// The address without abbreviation, and the prefix where it is not the full width.
    public var description: String {
        let parts: [String] =
            switch family {
            case .v4:
                (0..<4).map { String(address >> UInt128(24 - 8 * $0) & 0xff) }
            case .v6:
                (0..<8).map { String(address >> UInt128(112 - 16 * $0) & 0xffff, radix: 16) }
            }
        let text = parts.joined(separator: family == .v4 ? "." : ":")
        return prefix == family.bitWidth ? text : "\(text)/\(prefix)"
    }
}
