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
      bytes BLOB NOT NULL, -- the columns; their form is described in docs/decisions
      PRIMARY KEY (batch_id, number)
    ) STRICT;

    """ + SchemaFacts.insertOnly("registration_piece")
  }
}
