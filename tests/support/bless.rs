//! Files that the tests compare and, when told to, write: frames, tables, lists.

/// With `KECHUANG_BLESS=1` writes a file that is made by tests, else demands that it is as it should be.
pub(crate) fn bless_or_compare(path: &str, expected: &str) {
    if std::env::var_os("KECHUANG_BLESS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, expected).unwrap();
        return;
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{path} differs; KECHUANG_BLESS=1 cargo test writes it anew\n--- now\n{expected}");
}
