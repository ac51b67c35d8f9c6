import GRDB
public import GuidanceKit

/// Why the database could not be opened, read or written, in words for the person who runs the program.
public struct RegisterError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Code: String, Sendable {
    case missing, notADatabase, foreign, newer, older, locked, readOnly, diskFull, unreadable, corrupt, refused, failed
  }

  /// What went wrong.
  public var code: Code
  /// What was found and what to do.
  public var message: Label
  /// What SQLite said, for a developer.
  public var detail: String?

  /// Makes an error.
  public init(_ code: Code, _ message: Label, detail: String? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
  }

  /// Translates what SQLite reports when the database at `path` is opened for reading.
  ///
  /// SQLite needs the two files beside a database to read it, and says "read-only" when it may not make them.
  init(reading error: any Error, path: String) {
    self.init(error, path: path)
    guard let database = error as? DatabaseError, [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(database.resultCode)
    else { return }
    code = .unreadable
    message = Label(
      "De databank \(path) kan niet gelezen worden: de bestanden \(path)-wal en \(path)-shm ontbreken of zijn niet "
        + "leesbaar, en mogen hier niet gemaakt worden. Vraag schrijfrechten op de map, of kopieer de databank naar een eigen map.",
      "The database \(path) cannot be read: the files \(path)-wal and \(path)-shm are missing or not readable, and may "
        + "not be made here. Ask for write permission on the folder, or copy the database to a folder of your own.")
  }

  /// Translates what SQLite reports about the database at `path`.
  init(_ error: any Error, path: String) {
    if let known = error as? RegisterError {
      self = known
      return
    }
    guard let database = error as? DatabaseError else {
      self.init(
        .failed, Label("De databank \(path) gaf een fout: \(error)", "The database \(path) failed: \(error)"),
        detail: "\(error)")
      return
    }
    let detail = database.description
    switch database.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .locked,
        Label(
          "De databank \(path) is bezet door een ander programma; er is niets geschreven. Wacht even en probeer opnieuw.",
          "The database \(path) is in use by another program; nothing was written. Wait a moment and try again."),
        detail: detail)
    case .SQLITE_FULL, .SQLITE_IOERR:
      self.init(
        .diskFull,
        Label(
          "Er kon niet naar de databank \(path) geschreven worden: de schijf is vol of geeft een fout. "
            + "Er is niets half geladen. Maak plaats en probeer opnieuw.",
          "Could not write to the database \(path): the disk is full or fails. "
            + "Nothing is half loaded. Make room and try again."), detail: detail)
    case .SQLITE_READONLY:
      self.init(
        .readOnly,
        Label(
          "De databank \(path) mag niet gewijzigd worden; er is niets geschreven. Vraag schrijfrechten op het bestand en zijn map.",
          "The database \(path) may not be changed; nothing was written. Ask for write permission on the file and its folder."
        ),
        detail: detail)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH, .SQLITE_PERM:
      self.init(
        .unreadable,
        Label(
          "De databank \(path) kan niet geopend worden. Controleer of de map bestaat en of u er rechten op hebt.",
          "The database \(path) cannot be opened. Check that the folder exists and that you have permission."),
        detail: detail)
    case .SQLITE_NOTADB:
      self.init(
        .notADatabase,
        Label(
          "\(path) is geen databank. Geef met --db het bestand op dat leerspoor import gemaakt heeft.",
          "\(path) is not a database. Name the file that leerspoor import made with --db."), detail: detail)
    case .SQLITE_CORRUPT:
      self.init(
        .corrupt,
        Label(
          "De databank \(path) is beschadigd. Zet een back-up terug.",
          "The database \(path) is damaged. Restore a backup."), detail: detail)
    default:
      self.init(
        .failed,
        Label(
          "De databank \(path) gaf een fout: \(database.message ?? "")",
          "The database \(path) failed: \(database.message ?? "")"),
        detail: detail)
    }
  }
}

extension RegisterError: Explained {
  /// What was found and what to do.
  public var explanation: Label { message }
}
