import Mandates

/// Names that stay read-only in whatever the mandate makes writable: what is found there later
/// runs as the person, outside every cell.
enum ProtectedNames {
    /// Names below a writable folder; a trailing slash marks a folder. Every file in which agents
    /// name their servers is among them or below one: whoever writes it starts programs.
    static let names =
        places
        + AgentConfiguration.wellKnown.filter { name in
            !places.contains { name == $0 || $0.hasSuffix("/") && name.hasPrefix($0) }
        }

    private static let places = [
        ".git/hooks/", ".git/config", ".gitattributes", ".gitmodules", ".husky/",
        ".pre-commit-config.yaml",
        ".github/", ".gitlab-ci.yml", ".circleci/", ".woodpecker/", ".ci/", "Jenkinsfile",
        ".envrc", ".env", ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".profile",
        ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".config/fish/", ".tool-versions",
        ".mise.toml", ".vscode/", ".idea/", ".devcontainer/", ".mcp.json", ".claude/", ".codex/",
        ".gemini/", ".cursor/", ".roo/", ".amazonq/", ".kiro/", ".junie/", ".ssh/",
    ]

    /// True for a protected path of one of these folders, and for what lies below one.
    static func covers(_ path: String, in folders: [String]) -> Bool {
        paths(in: folders).contains { name in
            path == name || path + "/" == name || name.hasPrefix(path + "/")
                || path.hasPrefix(name.hasSuffix("/") ? name : name + "/")
        }
    }

    /// The protected paths of these writable folders.
    static func paths(in folders: [String]) -> [String] {
        folders.flatMap { folder in names.map { folder + "/" + $0 } }
    }
}
