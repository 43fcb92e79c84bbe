// Verify a log folder with Go's own note and tlog packages (golang.org/x/mod/sumdb).
//
//	gocheck LOGFOLDER VKEY
//
// Exit code 0: verified. 1: rejected, with the reason on standard error.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// folder reads C2SP tlog-tiles: the same tiles as sumdb's, without the height in the path.
type folder string

func (f folder) Height() int { return 8 }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), path))
		if err != nil {
			tile.W = 256
			path = strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
			data, err = os.ReadFile(filepath.Join(string(f), path))
		}
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) bundle(n, width int64) ([][]byte, error) {
	tile := tlog.Tile{H: 8, L: -1, N: n, W: int(width)}
	path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(string(f), path))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s is cut", path)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s has %d entries, not %d", path, len(entries), width)
	}
	return entries, nil
}

func checkpoint(root, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	data, err := os.ReadFile(filepath.Join(root, "checkpoint"))
	if err != nil {
		return tlog.Tree{}, err
	}
	signed, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.SplitN(signed.Text, "\n", 4)
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("the origin is not the key's name")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

func verify(root, vkey string) (int64, error) {
	tree, err := checkpoint(root, vkey)
	if err != nil || tree.N == 0 {
		return 0, err
	}
	files := folder(root)
	// TileHashReader authenticates every tile it reads against the signed root.
	hashes := tlog.TileHashReader(tree, files)
	for first := int64(0); first < tree.N; first += 256 {
		width := tree.N - first
		if width > 256 {
			width = 256
		}
		entries, err := files.bundle(first/256, width)
		if err != nil {
			return 0, err
		}
		var indexes []int64
		for i := range entries {
			indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(i)))
		}
		stored, err := hashes.ReadHashes(indexes)
		if err != nil {
			return 0, err
		}
		for i, entry := range entries {
			if tlog.RecordHash(entry) != stored[i] {
				return 0, fmt.Errorf("entry %d is not in the tree", first+int64(i))
			}
		}
	}
	for _, size := range []int64{1, tree.N / 2, tree.N} {
		if size == 0 {
			continue
		}
		old, err := tlog.TreeHash(size, hashes)
		if err != nil {
			return 0, err
		}
		proof, err := tlog.ProveTree(tree.N, size, hashes)
		if err != nil {
			return 0, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, size, old); err != nil {
			return 0, err
		}
	}
	return tree.N, nil
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: gocheck LOGFOLDER VKEY")
		os.Exit(1)
	}
	size, err := verify(os.Args[1], os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "Go rejects:", err)
		os.Exit(1)
	}
	fmt.Printf("Go verified %d entries\n", size)
}
