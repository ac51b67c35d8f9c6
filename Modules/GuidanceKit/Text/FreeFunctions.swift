/// Text as compared: without case, accents and differences of spacing.
///
/// See ``TextFolding/folded(_:)``.
public func folded(_ text: String) -> String {
  TextFolding.folded(text)
}

/// The names nearest to a mistyped text, best first.
///
/// See ``NearestName/nearest(to:in:limit:)``.
public func nearest(to text: String, in candidates: [String], limit: Int = 3) -> [String] {
  NearestName.nearest(to: text, in: candidates, limit: limit)
}
