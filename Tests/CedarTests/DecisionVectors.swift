/// Random policy sets over one store, with the answers of the oracle (cedarpy 4.12.2).
enum DecisionVectors {
    static let all = first + second + third + fourth

    static let context = #"""
        {"a": 1, "b": {"c": [1, 2]}, "c": true, "owner": {"__entity": {"type": "U", "id":
            "a"}}, "é": "é", "a b": {"__extn": {"fn": "ip", "arg": "10.0.0.1"}}}
        """#

    static let entities = #"""
        [{"uid": {"type": "U", "id": "café"}, "attrs": {"owner": -1, "a b": {}}, "parents":
            [], "tags": {"": 7, "q\"q": "😀"}}, {"uid": {"type": "G", "id": "g2"}, "attrs":
            {"c": false, "owner": -9223372036854775808}, "parents": [{"type": "N::R", "id":
            "r1"}], "tags": {"q\"q": {"__extn": {"fn": "ip", "arg": "ff00::/8"}}, "x\ny":
            "ip", "": {"__extn": {"fn": "ip", "arg": "0.0.0.0/0"}}}}, {"uid": {"type":
            "Action", "id": "v"}, "attrs": {}, "parents": [{"type": "Action", "id": "all"}]},
            {"uid": {"type": "G", "id": "g3"}, "attrs": {"a b": [], "in": "x\ny", "é": [], "":
            [{"c": -1}, {"__entity": {"type": "U", "id": "b"}}, true]}, "parents": [], "tags":
            {}}, {"uid": {"type": "Action", "id": "all"}, "attrs": {}, "parents": [{"type":
            "N::Action", "id": "x"}]}, {"uid": {"type": "U", "id": "café"}, "attrs": {"":
            {"é": "\u0000", "": "a\\b", "b": "ab"}, "é": "1.2.3.4", "owner": 1}, "parents":
            [], "tags": {"a": false, "a\\b": {"__entity": {"type": "U", "id": "café"}},
            "café": false}}, {"uid": {"type": "N::R", "id": "r2"}, "attrs": {"a b": {"owner":
            {"a b": false, "a": {"__entity": {"type": "G", "id": "g2"}}}}, "": {}}, "parents":
            [{"type": "U", "id": "café"}], "tags": {"*": {"__entity": {"type": "U", "id":
            "b"}}, "café": {"b": 0, "in": ""}}}, {"uid": {"type": "U", "id": "a"}, "attrs":
            {"owner": {"": [-1, 1], "in": 9223372036854775807}, "é": [], "in":
            9223372036854775807, "a": {}}, "parents": [{"type": "U", "id": "zz"}, {"type":
            "G", "id": "g3"}, {"type": "N::R", "id": "r1"}, {"type": "U", "id": "café"}],
            "tags": {}}, {"uid": {"type": "U", "id": "b"}, "attrs": {"é": [], "é": {"é":
            {"__entity": {"type": "N::R", "id": "r2"}}, "b": 7, "in": {"a b": {"__entity":
            {"type": "N::R", "id": "r1"}}, "c": {"__entity": {"type": "U", "id": "café"}}}}},
            "parents": [{"type": "U", "id": "zz"}, {"type": "G", "id": "g2"}, {"type": "N::R",
            "id": "r2"}, {"type": "U", "id": "café"}], "tags": {"1.2.3.4": {"__entity":
            {"type": "U", "id": "zz"}}, "q\"q": false, "*": {"owner": {"__entity": {"type":
            "G", "id": "g1"}}}}}, {"uid": {"type": "G", "id": "g1"}, "attrs": {"":
            {"__entity": {"type": "U", "id": "café"}}, "in": {"__extn": {"fn": "ip", "arg":
            "::1"}}, "owner": 1, "tags": {"__extn": {"fn": "duration", "arg": "-1h"}}},
            "parents": [{"type": "U", "id": "café"}], "tags": {}}]
        """#
}
