/// Where entries can be read: full bundles below `bundled`, frames of the write-ahead log above.
struct FrameTable {
    /// Entries below are in published full bundles.
    private(set) var bundled: Int
    /// Frames whose entries may not be in such bundles yet, ascending.
    private(set) var frames: [Frame]

    mutating func add(_ frame: Frame) {
        frames.append(frame)
    }

    /// Entries below `index` can be read from bundles now.
    mutating func bundled(below index: Int) {
        bundled = index
        frames.removeFirst(frames.prefix { $0.end <= index }.count)
    }

    /// The frame that holds an entry, if it is among those kept.
    func frame(of index: Int) -> Frame? {
        var (low, high) = (0, frames.count)
        while low < high {
            let middle = (low + high) / 2
            if frames[middle].end <= index { low = middle + 1 } else { high = middle }
        }
        return low < frames.count && frames[low].first <= index ? frames[low] : nil
    }
}
