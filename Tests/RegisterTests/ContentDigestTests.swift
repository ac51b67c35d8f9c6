import Register
import Testing

@Suite struct ContentDigestTests {
  @Test func `the digest is that of the standard`() {
    #expect(
      ContentDigest.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(ContentDigest.sha256([]).count == 32)
  }
}
