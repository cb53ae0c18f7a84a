//! A list in columns for a reader at a terminal. A program gets the same columns divided by tabs, uncut.

use crate::text::{Glyphs, cells, fit, pad};

/// Cells between two columns.
const GAP: usize = 2;

/// A name is cut to no fewer cells; in a narrower terminal each row takes several lines.
const LEAST_NAME: usize = 16;

/// A place is cut to no fewer cells, else left out.
const LEAST_PLACE: usize = 8;

/// What is said of an entry in a list.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) phones: String,
    pub(super) id: String,
    pub(super) place: String,
    pub(super) remark: String,
}

/// Cells that each column has; none for one that is left out.
#[derive(Debug, PartialEq, Eq)]
struct Widths {
    name: usize,
    phones: usize,
    id: usize,
    place: usize,
    remark: usize,
}

impl Widths {
    /// The columns of a table of so many cells; `None` where not even names, numbers and ids stand beside each other.
    /// Numbers and ids are never cut. What there is room for then comes to the names, the places and the remarks, in
    /// this order.
    fn of(rows: &[Row], width: usize) -> Option<Self> {
        let widest = |column: fn(&Row) -> &str| rows.iter().map(|row| cells(column(row))).max().unwrap_or(0);
        let [name, phones, id] = [widest(|row| &row.name), widest(|row| &row.phones), widest(|row| &row.id)];
        let gaps = GAP * [phones, id].iter().filter(|it| **it > 0).count();
        let room = width.checked_sub(phones + id + gaps)?;
        if room < name.min(LEAST_NAME) {
            return None;
        }
        let name = name.min(room);
        let mut left = room - name;
        let mut column = |wanted: usize, least: usize| {
            let given = wanted.min(left.saturating_sub(GAP));
            if given == 0 || given < wanted.min(least) {
                return 0;
            }
            left -= given + GAP;
            given
        };
        let place = column(widest(|row| &row.place), LEAST_PLACE);
        let remark = if place > 0 { column(widest(|row| &row.remark), LEAST_PLACE) } else { 0 };
        Some(Self { name, phones, id, place, remark })
    }
}

/// The lines of each row, for a terminal of so many columns.
pub(super) fn lines(rows: &[Row], width: usize, glyphs: &Glyphs) -> Vec<Vec<String>> {
    // The last cell is left free: some terminals break the line there.
    let width = width.saturating_sub(1);
    let shown: Vec<Row> = rows
        .iter()
        .map(|row| {
            let show = |text: &str| glyphs.show(text).into_owned();
            Row {
                name: show(&row.name),
                phones: show(&row.phones),
                id: show(&row.id),
                place: show(&row.place),
                remark: show(&row.remark),
            }
        })
        .collect();
    match Widths::of(&shown, width) {
        Some(widths) => shown.iter().map(|row| vec![beside(row, &widths, glyphs)]).collect(),
        None => shown.iter().map(|row| below(row, width)).collect(),
    }
}

fn beside(row: &Row, widths: &Widths, glyphs: &Glyphs) -> String {
    let columns = [
        (&row.name, widths.name),
        (&row.phones, widths.phones),
        (&row.id, widths.id),
        (&row.place, widths.place),
        (&row.remark, widths.remark),
    ];
    let columns = columns.into_iter().filter(|(_, width)| *width > 0);
    let columns: Vec<String> = columns.map(|(text, width)| pad(&fit(text, width, glyphs.ellipsis), width)).collect();
    columns.join(&" ".repeat(GAP)).trim_end().to_owned()
}

/// The name, and below it whole numbers and the id.
fn below(row: &Row, width: usize) -> Vec<String> {
    let indent = " ".repeat(GAP);
    let mut lines = crate::text::wrap(&row.name, width.max(GAP));
    for text in [&row.phones, &row.id].into_iter().filter(|text| !text.is_empty()) {
        lines
            .extend(crate::text::wrap(text, width.saturating_sub(GAP).max(1)).iter().map(|it| format!("{indent}{it}")));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Row, lines};
    use crate::text::{GlyphSet, Glyphs, cells};

    fn rows() -> Vec<Row> {
        let row = |name: &str, phones: &str, id: &str| Row {
            name: name.to_owned(),
            phones: phones.to_owned(),
            id: id.to_owned(),
            place: "学会 › 医学".to_owned(),
            remark: "学会部".to_owned(),
        };
        vec![
            row("天津市药学会", "27124778", "society-medicine-04"),
            row("评聘天津科普大使和讲师团", "27124778 27124780", "service-57"),
        ]
    }

    fn written(width: usize) -> Vec<String> {
        lines(&rows(), width, Glyphs::of(GlyphSet::Narrow)).concat()
    }

    #[test]
    fn columns_stand_below_each_other() {
        let lines = written(120);
        assert_eq!(lines[0], "天津市药学会              27124778           society-medicine-04  学会 › 医学  学会部");
        assert_eq!(lines[1], "评聘天津科普大使和讲师团  27124778 27124780  service-57           学会 › 医学  学会部");
    }

    #[test]
    fn numbers_and_ids_are_whole_at_every_width() {
        for width in 1..=140 {
            let lines = written(width);
            let text: String = lines.join("\n");
            assert!(lines.iter().all(|line| cells(line) < width.max(24)), "{width}: {text}");
            if width > 24 {
                let has = |it: &str| lines.iter().any(|line| line.contains(it));
                assert!(has("27124780") && has("society-medicine-04") && has("service-57"), "{width}: {text}");
            }
        }
        assert_eq!(written(60).len(), 2, "side by side with cut names");
        assert!(written(60)[1].contains('…'), "{:?}", written(60));
        assert!(written(50).len() > 2, "one below the other");
    }
}
