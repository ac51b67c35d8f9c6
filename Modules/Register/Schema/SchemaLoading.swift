/// The part of schema version 2 about loading: what a batch confirms, mends and was written in.
enum SchemaLoading {
  static let sql = ""
}
