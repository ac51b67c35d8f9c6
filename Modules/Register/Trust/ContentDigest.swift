import Crypto

/// SHA-256 as every part of the program uses it: for files, figures, findings and plans.
public enum ContentDigest {
  /// The SHA-256 of bytes, 32 bytes.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: Array(bytes)))
  }

  /// The SHA-256 of bytes in lower-case hexadecimal, 64 characters.
  public static func hex(_ bytes: some Sequence<UInt8>) -> String { Hex.text(sha256(bytes)) }
}
