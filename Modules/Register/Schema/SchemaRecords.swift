/// The part of schema version 2 about records: what version 1 kept in another shape, or not at all.
enum SchemaRecords {
  static let sql = ""
}
