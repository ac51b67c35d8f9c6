import Dispatch
import Foundation
import GuidanceKit
import Register
import Synchronization
import TestSupport
import Testing

@testable import Jobs

/// A web server of a few lines: answers with the codes it was given, one after the other, and remembers what it was sent.
private final class LittleServer: Sendable {
  private let socket: Int32
  private let requests = Mutex<[String]>([])
  private let answers: [Int]
  let port: Int

  init(answers: [Int]) throws {
    self.answers = answers
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = socket
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
      }
    }
    try #require(isBound && listen(socket, 8) == 0)
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { self.serve() }
  }

  deinit { close(socket) }

  var all: [String] { requests.withLock { $0 } }

  private func serve() {
    for answer in answers {
      let peer = accept(socket, nil, nil)
      guard peer >= 0 else { return }
      var text: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while !Self.isWhole(text) {
        let count = read(peer, &buffer, buffer.count)
        guard count > 0 else { break }
        text += buffer[..<count]
      }
      requests.withLock { $0.append(String(decoding: text, as: UTF8.self)) }
      let reply = Array("HTTP/1.1 \(answer) X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
      _ = write(peer, reply, reply.count)
      close(peer)
    }
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return false }
    let length = text[..<end.lowerBound].split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
    let wanted = length.flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
    return text[end.upperBound...].utf8.count >= wanted
  }
}

struct WebhookTests {
  private func message(_ channel: String, _ target: String) -> JobNotification {
    JobNotification(
      id: 1, run: 12, job: "proef", kind: .failure, channel: channel, target: target,
      message: "Leerspoor: \"één\"\n\nC:\\pad\\x\n\ttab\n", created: UTCTime(unixSeconds: 1_770_008_400),
      delivered: nil,
      attempts: 0, lastError: nil)
  }

  private func delivery() throws -> (Delivery, Bench) {
    var bench = try Bench()
    bench.context.environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    return (Delivery.system(bench.context), bench)
  }

  @Test func `a webhook really gets the message as JSON, also when it answers only the third time`() async throws {
    let (delivery, _) = try delivery()
    let server = try LittleServer(answers: [503, 503, 200])
    #expect(await delivery.send(message("webhook", "http://127.0.0.1:\(server.port)/hook?a=b")) == nil)
    #expect(server.all.count == 3)
    let request = try #require(server.all.last)
    #expect(request.hasPrefix("POST /hook?a=b HTTP/1.1\r\n"))
    #expect(request.contains("\r\nContent-Type: application/json\r\n"))
    let body = try #require(request.components(separatedBy: "\r\n\r\n").last)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    #expect(json["subject"] as? String == "Leerspoor: \"één\"")
    #expect(json["text"] as? String == "C:\\pad\\x\n\ttab\n")
    #expect(json["schema"] as? String == "leerspoor/notification/1")
  }

  @Test func `a webhook that refuses is said to, and its address is not when it is a secret`() async throws {
    let (_, bench) = try delivery()
    let server = try LittleServer(answers: [404, 404])
    var context = bench.context
    context.environment["HOOK"] = "http://127.0.0.1:\(server.port)/geheim-pad"
    let delivery = Delivery.system(context)
    let error = try #require(await delivery.send(message("webhook", "env:HOOK")))
    #expect(error.contains("404") && !error.contains("geheim-pad"), "\(error)")
    #expect(server.all.count == 1, "an answer that will not change is not asked for again")
    let missing = try #require(await delivery.send(message("webhook", "env:ANDERS")))
    #expect(missing.contains("de omgevingsvariabele ANDERS is leeg of bestaat niet"))
  }

  @Test func `a sign of life only calls its address`() async throws {
    let (delivery, _) = try delivery()
    let server = try LittleServer(answers: [200])
    #expect(await delivery.send(message("heartbeat", "http://127.0.0.1:\(server.port)/ping/1")) == nil)
    #expect(try #require(server.all.first).hasPrefix("GET /ping/1 HTTP/1.1\r\n"))
  }
}
