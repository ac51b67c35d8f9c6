import GuidanceKit

/// Finds names and codes of the service's people in texts.
public enum PersonNames {
  /// Whether a text names one of them.
  public static func areIn(_ text: String, _ people: Set<String>) -> Bool { people.contains { isIn(text, $0) } }

  /// Whether a file is named after one of them, by code or by name in either order, however its words are joined.
  static func areInFileName(_ file: String, _ people: Set<String>) -> Bool {
    let joined = " " + words(file).joined(separator: " ") + " "
    return people.contains { person in
      let own = words(person)
      guard !own.isEmpty else { return false }
      return [own, Array(own.dropFirst()) + own.prefix(1)].contains { form in
        joined.contains(" " + form.joined(separator: " ") + " ")
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    folded(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether a text holds a name as whole words.
  private static func isIn(_ text: String, _ person: String) -> Bool {
    guard !person.isEmpty else { return false }
    return text.ranges(of: person).contains { range in
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      return ![before, after].contains { $0.isLetter || $0.isNumber || $0 == "-" }
    }
  }
}
