//! When. The standard has weekly and monthly rules alone, so that once a year is every twelfth month.

use super::Exporter;
use crate::directory::{Schedule, Service, Window};
use crate::export::node::Fields;

/// Every day of a month, as the standard lists them; of a day that the month does not have nothing comes.
const EVERY_DAY: &str = "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31";

/// A rule with what happens then.
struct Rule<'a> {
    years: u8,
    /// The first day, and the days of the month; of a year that is not printed nothing.
    begin: Option<(String, String)>,
    /// The years in which it is printed to hold.
    valid: Option<(u16, u16)>,
    what: &'a str,
}

impl Exporter<'_> {
    /// What is printed of when, a rule for each month, each day or each cycle; the words alone where they fix nothing.
    pub(super) fn schedules(&self, it: &Service) -> Vec<Fields> {
        let id = self.uuids.record(it.id.as_str());
        let mut all: Vec<Fields> = Vec::new();
        for schedule in &it.schedules {
            let rules: Vec<Rule<'_>> = schedule.windows.iter().flat_map(|window| self.rules(window)).collect();
            let words = rules.is_empty().then(|| self.words(schedule, "", Fields::default()));
            let told = rules.iter().map(|rule| self.words(schedule, rule.what, rule.fields()));
            for fields in words.into_iter().chain(told) {
                let own = self.uuids.thing("schedule", &format!("{id} {}", all.len()));
                let named = Fields::default().with("id", own.to_string()).with("service_id", id.to_string());
                all.push(named.and(fields));
            }
        }
        all
    }

    fn words(&self, schedule: &Schedule, what: &str, fields: Fields) -> Fields {
        let printed = self.messages.labelled(&schedule.label, &schedule.printed);
        let said: Vec<&str> = [what, &printed].into_iter().filter(|it| !it.is_empty()).collect();
        fields.text("description", &said.join(self.messages.facts.semicolon))
    }

    fn rules<'w>(&self, window: &'w Window) -> Vec<Rule<'w>> {
        // Where every year is one, that of the booklet is; where not, nobody says which.
        let year = self.directory.info().published.get(..4).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
        let on = |month: u8, day: u8| year.map(|year| format!("{year}-{month:02}-{day:02}"));
        match window {
            Window::OnDemand => Vec::new(),
            Window::Every { years, .. } => vec![Rule { years: *years, begin: None, valid: None, what: "" }],
            Window::Cycle { years, from, to, .. } => {
                vec![Rule { years: *years, begin: None, valid: Some((*from, *to)), what: "" }]
            }
            Window::Months { years: 1, from, to, what, .. } => {
                let last = if from <= to { *to } else { to.saturating_add(12) };
                let months = (*from..=last).map(|month| month.saturating_sub(1) % 12 + 1);
                let begin = |month| Some((on(month, 1)?, EVERY_DAY.to_owned()));
                months.map(|month| Rule { years: 1, begin: begin(month), valid: None, what }).collect()
            }
            Window::Months { years, what, .. } => vec![Rule { years: *years, begin: None, valid: None, what }],
            // The booklet does not say on which day a week begins: the days of the standard's own third week.
            Window::Week { month, week, what, .. } => {
                let first = week.saturating_sub(1).saturating_mul(7).saturating_add(1);
                let days = (first..first.saturating_add(7)).map(|day| day.to_string()).collect::<Vec<_>>().join(",");
                let begin = on(*month, first).map(|day| (day, days));
                vec![Rule { years: 1, begin, valid: None, what }]
            }
            Window::Deadline { month, day, what, .. } => {
                let begin = on(*month, *day).map(|first| (first, day.to_string()));
                vec![Rule { years: 1, begin, valid: None, what }]
            }
        }
    }
}

impl Rule<'_> {
    fn fields(&self) -> Fields {
        let (begin, days) = self.begin.as_ref().map(|(begin, days)| (begin.as_str(), days.as_str())).unzip();
        let (from, to) = self.valid.unzip();
        Fields::default()
            .maybe("valid_from", from.map(|year| format!("{year:04}-01-01")))
            .maybe("valid_to", to.map(|year| format!("{year:04}-12-31")))
            .maybe("dtstart", begin.map(str::to_owned).or(from.map(|year| format!("{year:04}-01-01"))))
            .with("freq", "MONTHLY")
            .with("interval", u32::from(self.years) * 12)
            .maybe("bymonthday", days)
    }
}
