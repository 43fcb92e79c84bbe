/// Names that stay read-only in whatever the mandate makes writable: what is found there later
/// runs as the person, outside every cell.
enum ProtectedNames {
    /// Names below a writable folder; a trailing slash marks a folder.
    static let names = [
        ".git/hooks/", ".git/config", ".gitattributes", ".gitmodules", ".husky/",
        ".pre-commit-config.yaml",
        ".github/", ".gitlab-ci.yml", ".circleci/", ".woodpecker/", ".ci/", "Jenkinsfile",
        ".envrc", ".env", ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".profile",
        ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".config/fish/", ".tool-versions",
        ".mise.toml", ".vscode/", ".idea/", ".devcontainer/", ".mcp.json", ".claude/", ".codex/",
        ".gemini/", ".cursor/", ".ssh/",
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
