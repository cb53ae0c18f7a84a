//! Something that takes place, as an event of iCalendar (RFC 5545), all day.

use jiff::civil::Date;

use super::content_line::{ContentLines, escaped};
use super::when;
use crate::calendar::Occurrence;
use crate::directory::Heading;
use crate::messages::Messages;

/// What every event has, its texts escaped.
pub(super) struct EventText<'t> {
    pub(super) uid: &'t str,
    /// The day it was made on.
    pub(super) made: Date,
    pub(super) summary: String,
    pub(super) from: Date,
    /// The first day that is not one of it any more.
    pub(super) end: Date,
    pub(super) description: String,
}

impl EventText<'_> {
    /// The event, with lines that only a file has.
    pub(super) fn written(&self, more: &[(&str, String)]) -> String {
        let mut lines = ContentLines::default();
        lines.add("BEGIN", "VEVENT");
        lines.add("UID", self.uid);
        lines.add("DTSTAMP", &stamp(self.made));
        lines.add("SUMMARY", &self.summary);
        lines.add("DTSTART;VALUE=DATE", &day(self.from));
        lines.add("DTEND;VALUE=DATE", &day(self.end));
        for (name, value) in more {
            lines.add(name, value);
        }
        lines.add("DESCRIPTION", &self.description);
        lines.add("END", "VEVENT");
        lines.folded()
    }
}

/// A day as a value.
fn day(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The beginning of a day as a value that has a time: in UTC, as such a value must be.
pub(super) fn stamp(made: Date) -> String {
    format!("{}T000000Z", day(made))
}

/// The event alone, as a telephone takes it from a code: without the calendar that stands around it in a file.
///
/// `today` is the day it is made on. An inferred one says so in its title. One of whose days nothing but the year is known
/// is no event: it would take the whole year.
#[must_use]
pub fn event(messages: &Messages, heading: Heading<'_>, occurrence: &Occurrence<'_>, today: Date) -> Option<String> {
    let end = occurrence.to.tomorrow().ok().filter(|_| occurrence.has_months())?;
    let grade = occurrence.is_inferred().then(|| when::grade(messages, &occurrence.grade));
    let text = EventText {
        uid: &format!("{}-{}@kechuang", heading.id, day(occurrence.from)),
        made: today,
        summary: escaped(&messages.remarked(messages.leading(heading.title()), grade)),
        from: occurrence.from,
        end,
        description: escaped(&when::reasons(messages, occurrence)),
    };
    Some(text.written(&[]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]
    use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
    use jiff::civil::Date;

    use super::event;
    use crate::calendar::Calendar;
    use crate::loader::{Source, load};
    use crate::messages::Lang;

    /// The values of a property of the one event in a text.
    fn values(text: &str, property: &ICalendarProperty) -> Vec<ICalendarValue> {
        let file = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{text}END:VCALENDAR\r\n");
        let read = ICalendar::parse(&file).unwrap_or_else(|error| panic!("{error:?}\n{file}"));
        let is_event = |kind: &ICalendarComponentType| *kind == ICalendarComponentType::VEvent;
        let mut events = read.components.iter().filter(|it| is_event(&it.component_type));
        let (event, None) = (events.next().unwrap(), events.next()) else { panic!("several events\n{file}") };
        event.entries.iter().filter(|it| it.name == *property).flat_map(|it| it.values.clone()).collect()
    }

    fn text(text: &str, property: &ICalendarProperty) -> String {
        match values(text, property).as_slice() {
            [ICalendarValue::Text(text)] => text.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn date(text: &str, property: &ICalendarProperty) -> Date {
        let [ICalendarValue::PartialDateTime(date)] = &*values(text, property) else { panic!("{text}") };
        assert_eq!((date.hour, date.minute), (None, None), "all day");
        let part = |part: Option<u8>| i8::try_from(part.unwrap()).unwrap();
        Date::new(i16::try_from(date.year.unwrap()).unwrap(), part(date.month), part(date.day)).unwrap()
    }

    #[test]
    fn every_event_of_a_year_is_read_back() {
        let directory = load(&Source::shipped(), |_| ()).unwrap();
        let calendar = Calendar::of(&directory);
        let today = Date::new(2026, 11, 26).unwrap();
        let mut count = [0, 0];
        for (lang, word) in [(Lang::Zh, "（推算）"), (Lang::En, " (inferred)")] {
            for (entry, it) in calendar.of_year(2027).into_iter().chain(calendar.of_year(2028)) {
                let Some(event) = event(lang.messages(), entry.heading, &it, today) else {
                    assert!(!it.has_months());
                    continue;
                };
                assert!(event.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
                let title = text(&event, &ICalendarProperty::Summary);
                assert_eq!(title.strip_suffix(word).is_some(), it.is_inferred(), "{title}");
                assert_eq!(title.strip_suffix(word).unwrap_or(&title), lang.messages().leading(entry.heading.title()));
                assert_eq!(date(&event, &ICalendarProperty::Dtstart), it.from);
                assert_eq!(date(&event, &ICalendarProperty::Dtend), it.to.tomorrow().unwrap());
                assert!(text(&event, &ICalendarProperty::Description).contains(it.what));
                count[usize::from(it.is_inferred())] += 1;
            }
        }
        assert!(count[0] > 30 && count[1] > 20, "{count:?}");
    }
}
