import FuzzFront
import StrictJSON

extension Front {
    static let json = Front(
        name: "json", promise: "written and read again is the same; canonical is canonical",
        seeds: {
            [
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"a":{"b":[1]}}}"#,
                #"[1.5e10,-0,"é\ud83d\ude00\n",null,true,{"":{}},[[[]]],1E400,0.1]"#,
                #"{"a":9223372036854775807,"b":-9223372036854775809,"c":"\u0041\\\/"}"#,
            ].map { Array($0.utf8) }
        },
        check: { bytes in
            let value: JSONValue
            do throws(JSONError) {
                value = try JSONValue.parse(bytes)
            } catch {
                return Promise.holds(
                    (0...bytes.count).contains(error.offset) && error.line > 0 && error.column > 0,
                    "an error lies in the text: \(error)")
            }
            let written = value.serialized()
            let again = try? JSONValue.parse(written)
            Promise.holds(again == value, "read again is the same")
            Promise.holds(again?.serialized() == written, "written again is the same")
            guard let canonical = try? value.canonical() else { return }
            let back = try? JSONValue.parse(canonical).canonical()
            Promise.holds(back == canonical, "canonical is canonical")
        })
}
