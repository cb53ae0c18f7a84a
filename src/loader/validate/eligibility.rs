//! Who may apply: that what is typed of the printed words can be meant by them.

use super::Violations;
use super::formats::is_date;
use crate::directory::{AgeLimit, Eligibility, Service, Trait};
use crate::loader::diagnostic::{BirthLimitError, DiagnosticKind, GroupError};
use crate::loader::syntax_tree::FieldPath;

pub(super) fn check(file: usize, service: &Service, findings: &mut Violations) {
    let Some(who) = &service.eligibility else { return };
    let mut one = EligibilityChecker { file, root: FieldPath::default().field("eligibility"), findings };
    one.ages(who);
    one.births(&who.ages);
    for (c, criterion) in who.criteria.iter().enumerate() {
        let path = one.root.field("criteria").at(c);
        one.findings.require(file, &path, "printed", &criterion.printed);
        one.group(&path, &criterion.group, &criterion.who);
    }
    for (e, exclusion) in who.excluded.iter().enumerate() {
        let path = one.root.field("excluded").at(e);
        one.findings.require(file, &path, "printed", &exclusion.printed);
        one.traits(&path, &exclusion.who);
    }
    for (s, heading) in who.sections.iter().enumerate() {
        if !service.sections.iter().any(|section| section.heading == *heading) {
            let path = one.root.field("sections").at(s);
            let needs = vec![(file, FieldPath::default().field("sections"))];
            one.findings.add_needing(file, path, DiagnosticKind::NoSuchSection(heading.clone()), needs);
        }
    }
}

struct EligibilityChecker<'a> {
    file: usize,
    root: FieldPath,
    findings: &'a mut Violations,
}

impl EligibilityChecker<'_> {
    fn ages(&mut self, who: &Eligibility) {
        let ages = self.root.field("ages");
        for (a, age) in who.ages.iter().enumerate() {
            let path = ages.at(a);
            self.findings.require(self.file, &path, "printed", &age.printed);
            let nobody = matches!((age.min, age.max), (Some(min), Some(max)) if min > max);
            if nobody || (age.min, age.max) == (None, None) {
                let needs = ["min", "max"].map(|end| (self.file, path.field(end))).to_vec();
                self.findings.add_needing(self.file, path.clone(), DiagnosticKind::ImpossibleAge, needs);
            }
            self.group(&path, &age.group, &age.who);
            let same = |other: &&AgeLimit| other.group == age.group;
            if let Some(first) = who.ages[..a].iter().position(|other| same(&other)) {
                let kind = DiagnosticKind::GroupTwice(age.group.clone());
                self.findings.add_beside(self.file, path, kind, (self.file, ages.at(first)));
            }
        }
    }

    /// A first birthday is a day, and all those of a service belong to limits that are counted from one day.
    fn births(&mut self, ages: &[AgeLimit]) {
        let mut counted: Option<(String, usize)> = None;
        for (a, age) in ages.iter().enumerate() {
            let Some(born_from) = &age.born_from else { continue };
            let path = self.root.field("ages").at(a);
            let place = path.field("born_from");
            let mut add = |error| self.findings.add(self.file, place.clone(), DiagnosticKind::BirthLimit(error));
            if !is_date(born_from) {
                self.findings.add(self.file, place, DiagnosticKind::BadDate(born_from.clone()));
                continue;
            }
            let [year, month, day] = born_from.split('-').collect::<Vec<_>>()[..] else {
                add(BirthLimitError::NoDay(born_from.clone()));
                continue;
            };
            let Some(max) = age.max else {
                let needs = vec![(self.file, path.field("max"))];
                let kind = DiagnosticKind::BirthLimit(BirthLimitError::NoMax);
                self.findings.add_needing(self.file, place, kind, needs);
                continue;
            };
            // On that day the oldest who are admitted are one day short of a year above the limit.
            let year: u16 = year.parse().unwrap_or_default();
            let own = format!("{}-{month}-{day}", year.saturating_add(max.into()).saturating_add(1));
            match &counted {
                None => counted = Some((own, a)),
                Some((first, at)) if *first != own => {
                    let other = (self.file, self.root.field("ages").at(*at).field("born_from"));
                    let error = BirthLimitError::Disagrees { found: own, first: first.clone() };
                    self.findings.add_beside(self.file, place, DiagnosticKind::BirthLimit(error), other);
                }
                Some(_) => {}
            }
        }
    }

    /// What is typed of a group stands beside its printed words.
    fn group(&mut self, path: &FieldPath, group: &str, who: &[Trait]) {
        if group.trim().is_empty() && !who.is_empty() {
            let needs = vec![(self.file, path.field("group"))];
            let kind = DiagnosticKind::ImpossibleGroup(GroupError::Unprinted);
            self.findings.add_needing(self.file, path.field("who"), kind, needs);
        }
        self.traits(path, who);
    }

    /// A group that everybody belongs to is none.
    fn traits(&mut self, path: &FieldPath, who: &[Trait]) {
        let all = [&[Trait::Female, Trait::Male][..], &[Trait::Individual, Trait::Team, Trait::Body]];
        if all.iter().any(|all| all.iter().all(|one| who.contains(one))) {
            let kind = DiagnosticKind::ImpossibleGroup(GroupError::Everybody);
            self.findings.add(self.file, path.field("who"), kind);
        }
    }
}
