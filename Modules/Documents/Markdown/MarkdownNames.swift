/// The names that headings and columns get.
enum MarkdownNames {
  /// A name that is not taken yet; it is from now on.
  static func unused(_ wanted: String, in taken: inout Set<String>) -> String {
    var name = wanted
    var count = 0
    while !taken.insert(name).inserted {
      count += 1
      name = "\(wanted)-\(count)"
    }
    return name
  }

  /// A heading as links name it, the way GitHub does: lower case, spaces as hyphens, other signs left out.
  static func linkName(_ title: String) -> String {
    var name = ""
    for sign in title.lowercased() {
      if sign.isLetter || sign.isNumber || sign == "-" || sign == "_" { name.append(sign) }
      if sign == " " { name.append("-") }
    }
    return name
  }

  /// Lower case letters without accents, digits and single hyphens; at most 60 of them.
  static func slug(_ title: String, or fallback: String) -> String {
    var name = ""
    for sign in title.lowercased() {
      // The letter under an accent is the first scalar when the accent stands apart.
      let plain = sign.unicodeScalars.first.map(plain) ?? "-"
      if plain == "-", name.isEmpty || name.last == "-" { continue }
      name.append(plain)
      if name.utf8.count == 60 { break }
    }
    while name.last == "-" { name.removeLast() }
    return name.isEmpty ? fallback : name
  }

  private static func plain(_ scalar: Unicode.Scalar) -> Character {
    switch scalar {
    case "a"..."z", "0"..."9": Character(scalar)
    case "à"..."å": "a"
    case "ç": "c"
    case "è"..."ë": "e"
    case "ì"..."ï": "i"
    case "ñ": "n"
    case "ò"..."ö", "ø": "o"
    case "ù"..."ü": "u"
    case "ý", "ÿ": "y"
    default: "-"
    }
  }
}
