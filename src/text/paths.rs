//! Paths in messages: where there is no room for all of one, its end is what says which file is meant.

use std::borrow::Cow;
use std::ops::Range;

use super::{cells, fit};

/// A text in at most `room` cells. Where it is wider, its longest path first loses its outermost folders, with `ellipsis`
/// in their place, so that what is said behind it is still seen; what is too wide all the same is cut at its end, as
/// [`fit`] does.
#[must_use]
pub fn fit_paths<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if cells(text) <= room {
        return Cow::Borrowed(text);
    }
    let Some(path) = longest_path(text) else { return fit(text, room, ellipsis) };
    let (before, after) = (&text[..path.start], &text[path.end..]);
    let mut shorter = String::new();
    for (at, _) in text[path.clone()].match_indices('/').skip(1) {
        shorter = format!("{before}{ellipsis}{}{after}", &text[path.start + at..path.end]);
        if cells(&shorter) <= room {
            break;
        }
    }
    let shorter = if shorter.is_empty() { text } else { &shorter };
    Cow::Owned(fit(shorter, room, ellipsis).into_owned())
}

/// Where the widest path from the root stands. It ends before the punctuation of Chinese, before a colon and before a blank: a folder
/// with a blank in its name is cut less than it could be, and nothing else is.
fn longest_path(text: &str) -> Option<Range<usize>> {
    let is_end = |c: char| c.is_whitespace() || "：，；。（）:,;".contains(c);
    let mut from = 0;
    let mut longest: Option<Range<usize>> = None;
    while let Some(start) = text[from..].find('/').map(|at| from + at) {
        let end = text[start..].find(is_end).map_or(text.len(), |at| start + at);
        let is_address = text[start..].starts_with("//");
        let begins = text[..start].chars().next_back().is_none_or(is_end);
        if begins && !is_address && longest.as_ref().is_none_or(|it| it.len() < end - start) {
            longest = Some(start..end);
        }
        from = end;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::fit_paths;
    use crate::text::cells;

    const SAID: &str = "无法写入 /home/liwei/.local/state/kechuang/state.ron：No space left on device (os error 28)";

    #[test]
    fn a_path_gives_way_before_what_stands_behind_it() {
        let shown = |room| fit_paths(SAID, room, "…").into_owned();
        assert_eq!(shown(200), SAID);
        assert_eq!(
            shown(90),
            "无法写入 …/liwei/.local/state/kechuang/state.ron：No space left on device (os error 28)"
        );
        assert_eq!(shown(70), "无法写入 …/kechuang/state.ron：No space left on device (os error 28)");
        assert_eq!(shown(59), "无法写入 …/state.ron：No space left on device (os error 28)");
        assert_eq!(shown(40), "无法写入 …/state.ron：No space left on …");
        for room in 0..120 {
            assert!(cells(&shown(room)) <= room, "at {room}");
        }
    }

    #[test]
    fn only_paths_lose_folders_and_the_longest_does() {
        let shown = |text, room| fit_paths(text, room, "…").into_owned();
        assert_eq!(shown("and/or 24/7 is no path at all", 20), "and/or 24/7 is no p…");
        assert_eq!(shown("/a/b: not read; /usr/share/kechuang: read", 35), "/a/b: not read; …/kechuang: read");
        assert_eq!(shown("/file", 3), "/f…");
        assert_eq!(shown("http://host/a/b/c/d stays", 20), "http://host/a/b/c/d…");
    }
}
