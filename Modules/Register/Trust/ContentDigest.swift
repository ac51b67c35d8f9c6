import Crypto

/// SHA-256 as every part of the program uses it: for files, figures, findings and plans.
public enum ContentDigest {
  /// The SHA-256 of bytes, 32 bytes.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: Array(bytes)))
  }

  /// The SHA-256 of bytes in lower-case hexadecimal, 64 characters.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String { Hex.text(sha256(bytes)) }

  /// A digest in lower-case hexadecimal.
  public static func hexadecimal(_ digest: some Sequence<UInt8>) -> String { Hex.text(digest) }

  /// The SHA-256 in hexadecimal of bytes that come piece by piece.
  ///
  /// - Parameter body: hands over the pieces in order.
  public static func hex(_ body: (@escaping ([UInt8]) -> Void) -> Void) -> String {
    let digest = RunningDigest()
    body { digest.add($0) }
    return Hex.text(digest.value)
  }
}

private final class RunningDigest {
  private var hash = SHA256()

  func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

  var value: [UInt8] { Array(hash.finalize()) }
}
