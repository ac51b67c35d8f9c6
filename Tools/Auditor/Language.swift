import Documents
import GuidanceKit

extension GuidanceKit.Language {
  /// The language as documents know it.
  var ofDocuments: DocumentLanguage { self == .dutch ? .dutch : .english }
}
