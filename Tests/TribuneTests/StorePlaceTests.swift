import Foundation
import SystemPackage
import TestHouse
import Testing

@testable import Tribune

@Suite struct StorePlaceTests {
    @Test(arguments: [
        ("files", StorePlace.files),
        ("postgres://db/x", .postgres(address: "postgres://db/x", shard: "s")),
        ("postgresql:///x?host=/run", .postgres(address: "postgresql:///x?host=/run", shard: "s")),
    ])
    func `a place is named in one way`(_ text: String, _ place: StorePlace) throws {
        #expect(try StorePlace(text, shard: "s") == place)
    }

    @Test(arguments: ["", "/var/lib/x", "Files", "mysql://x", "postgres:", "file://x"])
    func `anything else is no place`(_ text: String) {
        #expect(throws: HallError.self) { try StorePlace(text, shard: "s") }
    }

    @Test func `a folder remembers its place, for its owner's eyes only`() throws {
        let folder = StateFolder(try TemporaryFolder().path)
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        #expect(try StorePlace(rememberedBy: folder) == .files)
        let place = StorePlace.postgres(address: "postgres://a:geheim@b/\"c\"", shard: "s")
        try place.remember(in: folder)
        #expect(try StorePlace(rememberedBy: folder) == place)
        #expect(!place.description.contains("geheim"))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.store)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: folder.store)
        #expect(throws: HallError.self) { try StorePlace(rememberedBy: folder) }
        try StorePlace.files.remember(in: folder)
        #expect(try StorePlace(rememberedBy: folder) == .files)
    }

    @Test(arguments: ["", "{}", "[]", #"{"postgres":1,"shard":"s"}"#, #"{"postgres":"p"}"#])
    func `a folder that remembers something else is not opened as files`(_ text: String) throws {
        let folder = StateFolder(try TemporaryFolder().path)
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        let made = FileManager.default.createFile(
            atPath: folder.store, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        try #require(made)
        #expect(throws: (any Error).self) { try StorePlace(rememberedBy: folder) }
    }
}
