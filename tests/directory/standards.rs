//! What leaves in the vocabularies of others, held to what these say of themselves.

mod hsds;
mod jsonld;
mod markdown;

use kechuang::directory::Contents;
use proptest::prelude::*;

/// The shipped directory with two services and its departments.
fn small() -> Contents {
    let mut contents = crate::contents().clone();
    contents.services.truncate(2);
    (contents.disciplines, contents.profiles, contents.charter) = (Vec::new(), Vec::new(), None);
    contents
}

/// What somebody may say: Chinese, quotes, line ends, commas, emoji, signs of other formats; up to 10,000 characters.
fn any_said() -> impl Strategy<Value = String> {
    let pieces = [
        "天津市科协",
        "“引”",
        "\"",
        "'",
        "\\",
        "\r\n",
        "\n",
        "\t",
        ",",
        "，",
        ";",
        "👩‍🔬",
        "𠮷",
        "é",
        "</script>",
        "<!--",
        "]]>",
        "&amp;",
        "&lt;",
        "*",
        "_",
        "# ",
        "- ",
        "1. ",
        "[a](b)",
        "`",
        "|",
        "{\"a\":1}",
        "\u{2028}",
        "\u{202e}",
        "\u{1b}[31m",
        " ",
    ];
    let short = proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 1..12).prop_map(|it| it.concat());
    let long = |it: String| it.chars().cycle().take(10_000).collect::<String>();
    prop_oneof![3 => short.clone(), 1 => short.prop_map(long)]
}
