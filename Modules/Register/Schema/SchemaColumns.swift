/// Schema version 3: registrations column by column, for adding up.
enum SchemaColumns {
  static var sql: String {
    """
    CREATE TABLE registration_piece (
      -- Registrations of one batch, column by column: what figures are added up from. Derived from the facts in the same transaction.
      batch_id INTEGER NOT NULL REFERENCES batch(id), -- batch in which they became known
      number INTEGER NOT NULL CHECK (number >= 1), -- order within the batch
      first_day TEXT NOT NULL, -- earliest day of the registrations in it
      last_day TEXT NOT NULL, -- latest day of the registrations in it
      records INTEGER NOT NULL CHECK (records >= 1), -- records in it; further advisers and organisations are records of their own
      digest BLOB NOT NULL CHECK (length(digest) = 16), -- first half of the SHA-256 of its bytes: damage is found before it is read
      bytes BLOB NOT NULL, -- the columns; their form is described in decision 14
      PRIMARY KEY (batch_id, number)
    ) STRICT;

    """ + SchemaFacts.insertOnly("registration_piece")
  }

  /// The columns of `registration` of which version 3 fills the pieces of older batches; never changed, like the migration.
  static let columns = [
    "date", "minutes", "organisation_number", "organisation_given", "organisation_count", "destination_id", "goal_id",
    "adviser_id", "place_id", "level_id", "focus_id", "initiative_id", "target_groups", "classroom_id", "mechanisms",
    "care_phase_id", "trajectory", "session", "fund_id", "further_advisers",
  ]
  /// The side tables likewise.
  ///
  /// A purge of facts, which nothing does yet, has to make the pieces of their batch anew.
  static let sides = [
    SideTable("registration_organisation", ["organisation_number", "given"]),
    SideTable("registration_adviser", ["adviser_id"]),
  ]
}
