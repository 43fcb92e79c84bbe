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

    /// The protected paths of these writable folders.
    static func paths(in folders: [String]) -> [String] {
        folders.flatMap { folder in names.map { folder + "/" + $0 } }
    }
}
