/// Amounts of bytes as people write them in job files: `500kB`, `64MB`, `1GB`.
public enum ByteText {
  /// Reads an amount of at least 16 kB and at most 100 GB; nothing for another text.
  public static func parse(_ text: String) -> Int? {
    let units: [(name: String, size: Int)] = [("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000)]
    guard let unit = units.first(where: { text.hasSuffix($0.name) }) else { return nil }
    let digits = text.dropLast(unit.name.count)
    guard !digits.isEmpty, digits.utf8.count <= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(digits)
    else { return nil }
    let bytes = number * unit.size
    return (16_000...100_000_000_000).contains(bytes) ? bytes : nil
  }

  /// An amount in the largest unit in which it is not below 1, cut off: `64 MB`.
  public static func text(_ bytes: Int) -> String {
    for (name, size) in [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)] where bytes >= size {
      return "\(bytes / size) \(name)"
    }
    return "\(bytes) B"
  }
}
