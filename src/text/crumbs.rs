//! Breadcrumbs: the way to a place, outermost step first, with a sign between its steps. A sign stands between two
//! names; none begins or ends what is left of a way that was cut, and none begins or ends a line.

use super::{cells, fit, wrap};

/// A way in at most `room` cells. Steps are whole as long as there is room for the last one, which says where the reader
/// is; the outermost are left out first, and `ellipsis` stands in their place.
#[must_use]
pub fn crumbs(steps: &[&str], room: usize, sign: &str, ellipsis: &str) -> String {
    let between = format!(" {sign} ");
    let whole = steps.join(&between);
    if cells(&whole) <= room {
        return whole;
    }
    for left_out in 1..steps.len() {
        let shorter = format!("{ellipsis}{between}{}", steps[left_out..].join(&between));
        if cells(&shorter) <= room {
            return shorter;
        }
    }
    fit(steps.last().copied().unwrap_or_default(), room, ellipsis).into_owned()
}

/// Before what goes on with a way on another line.
pub const CRUMB_INDENT: &str = "  ";

/// A way on lines of at most `width` cells (where `width` is at least 4). A step that does not fit on a line any more
/// begins the next one, set in and without a sign; one that is wider than a whole line is broken as any text is.
#[must_use]
pub fn crumb_lines(steps: &[&str], width: usize, sign: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for step in steps {
        match lines.last_mut() {
            None => lines = wrap(step, width),
            Some(line) if cells(line) + cells(sign) + 2 + cells(step) <= width => {
                *line = format!("{line} {sign} {step}");
            }
            Some(_) => {
                let room = width.saturating_sub(CRUMB_INDENT.len());
                lines.extend(wrap(step, room).iter().map(|line| format!("{CRUMB_INDENT}{line}")));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{crumb_lines, crumbs};
    use crate::text::cells;

    const WAY: [&str; 3] = ["科创天津", "国家级人才举荐与服务", "详情"];

    #[test]
    fn a_way_that_is_cut_keeps_whole_names_and_its_end() {
        let cut = |room| crumbs(&WAY, room, "›", "…");
        assert_eq!(cut(38), "科创天津 › 国家级人才举荐与服务 › 详情");
        assert_eq!(cut(37), "… › 国家级人才举荐与服务 › 详情");
        assert_eq!(cut(30), "… › 详情");
        assert_eq!(cut(7), "详情");
        assert_eq!(cut(3), "详…");
        for room in 0..60 {
            assert!(cells(&cut(room)) <= room, "at {room}");
            assert!(!cut(room).trim().starts_with('›') && !cut(room).trim().ends_with('›'), "at {room}");
        }
        assert_eq!(crumbs(&[], 10, "›", "…"), "");
    }

    #[test]
    fn no_line_of_a_way_begins_or_ends_with_a_sign() {
        assert_eq!(crumb_lines(&WAY, 30, "›"), ["科创天津", "  国家级人才举荐与服务 › 详情"]);
        assert_eq!(crumb_lines(&WAY, 24, "›"), ["科创天津", "  国家级人才举荐与服务", "  详情"]);
        assert_eq!(crumb_lines(&WAY, 60, "›"), [WAY.join(" › ")]);
        for width in 4..60 {
            let lines = crumb_lines(&WAY, width, "›");
            let is_cut = |line: &&String| line.trim().starts_with('›') || line.trim().ends_with('›');
            assert_eq!(lines.iter().find(is_cut), None, "{lines:?}");
            assert!(lines.iter().all(|line| cells(line) <= width), "{lines:?}");
            assert_eq!(lines.concat().replace([' ', '›'], ""), WAY.concat(), "at {width}");
        }
    }
}
