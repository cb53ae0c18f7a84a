//! Who is about to be sent away sees it in every window, and nothing else moves.

use crate::support::desk::{Desk, options, settings};
use kechuang::messages::Lang;
use kechuang::text::GlyphSet;
use kechuang::tui::model::{ModelOptions, Settings};

/// A desk of a size, a language and signs.
fn desk(size: (u16, u16), lang: Lang, glyphs: GlyphSet) -> Desk {
    Desk::open_with(ModelOptions { settings: Settings { lang, glyphs, ..settings() }, ..options() }, size.0, size.1)
}

/// The last row, and those above it.
fn rows(frame: &str) -> (&str, Vec<&str>) {
    let mut rows: Vec<&str> = frame.lines().collect();
    (rows.pop().unwrap_or_default(), rows)
}

#[test]
fn the_count_is_seen_whole_in_every_window() {
    for size in [(160, 40), (120, 36), (80, 24), (50, 20), (40, 10)] {
        for (lang, told) in [(Lang::Zh, "60 秒后因无人操作而离开"), (Lang::En, "Leaving in 60 s; press Enter to stay")]
        {
            for glyphs in [GlyphSet::Narrow, GlyphSet::Wide, GlyphSet::Ascii] {
                for keys in ["", "?", "/ \"药\"", ":", "Enter"] {
                    let mut desk = desk(size, lang, glyphs);
                    desk.press(keys);
                    let before = desk.frame();
                    desk.model.shared.leaving_in = Some(60);
                    let frame = desk.frame();
                    let (foot, above) = rows(&frame);
                    assert!(foot.contains(told), "{size:?} {keys}:\n{frame}");
                    let stay = if lang == Lang::Zh { "按回车留下" } else { "Enter to stay" };
                    assert!(foot.contains(stay), "{size:?} {keys}:\n{frame}");
                    assert_eq!(above, rows(&before).1, "nothing else moves");
                    desk.model.shared.leaving_in = None;
                    assert_eq!(desk.frame(), before);
                }
            }
        }
    }
}

#[test]
fn also_in_a_window_that_is_too_small_for_anything_else() {
    for (lang, told) in [(Lang::Zh, "9 秒后"), (Lang::En, "Leaving in 9 s")] {
        let mut desk = desk((30, 4), lang, GlyphSet::Narrow);
        desk.model.shared.leaving_in = Some(9);
        assert!(desk.frame().contains(told), "{}", desk.frame());
    }
}
