/// What the caller decides about a file; everything else is read from the file itself.
public struct TableOptions: Hashable, Sendable {
  /// The delimiter, when it must not be detected.
  ///
  /// It overrules the file's `sep=` line.
  public var delimiter: Delimiter?
  /// The sign that wraps cells.
  public var quote: Dialect.Quote
  /// The encoding, when it must not be detected.
  public var encoding: TextEncoding?
  /// What no cell or row may exceed.
  public var limits: Limits

  /// Options; by default the delimiter is detected.
  public init(
    delimiter: Delimiter? = nil, quote: Dialect.Quote = .double, encoding: TextEncoding? = nil,
    limits: Limits = .standard
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.encoding = encoding
    self.limits = limits
  }
}
