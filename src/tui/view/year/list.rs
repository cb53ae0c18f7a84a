//! A service in the list by date.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::bars::role;
use super::{Names, name};
use crate::calendar::{Days, Mark};
use crate::document::Role;
use crate::export::sign;
use crate::messages::Messages;
use crate::text::{cells, pad};
use crate::tui::screens::year::Year;
use crate::tui::screens::year::table::{Row, Section};
use crate::tui::view::painter::Painter;

/// Cells of the days of a stretch within the year: `09-01 至 12-31`.
const DAYS: usize = 14;

/// `█ 09-01 至 12-31  17 name`: a sign that says how the days are known, and the days without the year where that is the one
/// that is shown.
pub(super) fn row<'a>(
    canvas: &mut Painter<'_, '_>,
    year: &Year,
    names: &mut Names<'a, impl Fn(usize) -> Option<&'a str>>,
    (at, row): (usize, &Row),
    area: Rect,
) {
    let shared = canvas.shared;
    let is_over = row.days.iter().all(|days| days.to < shared.today) && !row.days.is_empty();
    let mut rest = area;
    let mut put = |canvas: &mut Painter<'_, '_>, text: &str, role: Role| {
        canvas.text(rest, text, canvas.style(role));
        let taken = u16::try_from(cells(text)).unwrap_or(u16::MAX).min(rest.width);
        rest = Rect { x: rest.x.saturating_add(taken), width: rest.width - taken, ..rest };
    };
    let quiet = if is_over { Role::Quiet } else { Role::Text };
    let days = row.days.first().copied().or(row.next.as_ref().map(|next| next.days));
    if let Some(days) = days {
        put(canvas, sign(shared.glyphs, days.mark), role(days.mark));
        let said = match row.section {
            Section::Month(_) => short(shared.messages(), days, year.year),
            Section::Away => shorter(days),
            _ => String::new(),
        };
        let columns = if matches!(row.section, Section::Month(_)) { DAYS } else { cells(&said) };
        let blank = if said.is_empty() { "" } else { " " };
        put(canvas, &format!("{blank}{}", pad(&shared.glyphs.show(&said), columns)), quiet);
    }
    name(canvas, names, (at, row), rest, quiet);
}

/// Days in as few cells as they go.
fn short(messages: &Messages, days: Days, year: i16) -> String {
    let day = |day: Date| {
        if day.year() == year { format!("{:02}-{:02}", day.month(), day.day()) } else { day.to_string() }
    };
    let said = &messages.calendar;
    match days.mark {
        Mark::Deadline => said.deadline(day(days.to)),
        _ if days.from == days.to => day(days.from),
        _ => said.short_span(day(days.from), day(days.to)),
    }
}

/// The year of days, and the month where it is known.
fn shorter(days: Days) -> String {
    let (year, month) = (days.from.year(), days.from.month());
    if days.have_months() { format!("{year:04}-{month:02}") } else { format!("{year:04}   ") }
}
