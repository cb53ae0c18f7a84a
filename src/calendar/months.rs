//! Some of the months of a year, and its seasons.

use std::iter::once;

/// Some of the months of a year, 1–12.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Months(u16);

impl Months {
    /// Every month.
    pub const ALL: Self = Self(0b1_1111_1111_1110);

    /// The months from one to another, both included; over New Year where the first stands behind the last. What is no month is
    /// left out.
    #[must_use]
    pub fn between(from: u8, to: u8) -> Self {
        let is_in = |month: &u8| if from <= to { (from..=to).contains(month) } else { *month >= from || *month <= to };
        (1..=12).filter(is_in).collect()
    }

    /// Whether a month is one of them.
    #[must_use]
    pub const fn contains(self, month: u8) -> bool {
        month < 16 && self.0 >> month & 1 == 1
    }

    /// Whether a month is one of both.
    #[must_use]
    pub const fn touches(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The months of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The months, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        (1..=12).filter(move |month| self.contains(*month))
    }

    /// The months as stretches of neighbours, each with its first and its last month. What goes over New Year is one.
    #[must_use]
    pub fn stretches(self) -> Vec<(u8, u8)> {
        let mut found: Vec<(u8, u8)> = Vec::new();
        for month in self.iter() {
            match found.last_mut() {
                Some((_, last)) if *last + 1 == month => *last = month,
                _ => found.push((month, month)),
            }
        }
        if let [(1, end), .., (_, 12)] = found[..] {
            found.remove(0);
            if let Some((_, last)) = found.last_mut() {
                *last = end;
            }
        }
        found
    }
}

impl FromIterator<u8> for Months {
    fn from_iter<I: IntoIterator<Item = u8>>(months: I) -> Self {
        let months = months.into_iter().filter(|month| (1..=12).contains(month));
        Self(months.fold(0, |all, month| all | 1 << month))
    }
}

impl From<u8> for Months {
    fn from(month: u8) -> Self {
        once(month).collect()
    }
}

/// A season: three months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

impl Season {
    /// From spring on.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// The one of a month.
    #[must_use]
    pub const fn of(month: u8) -> Self {
        match month {
            3..=5 => Self::Spring,
            6..=8 => Self::Summer,
            9..=11 => Self::Autumn,
            _ => Self::Winter,
        }
    }

    /// Its months.
    #[must_use]
    pub fn months(self) -> Months {
        let (from, to) = match self {
            Self::Spring => (3, 5),
            Self::Summer => (6, 8),
            Self::Autumn => (9, 11),
            Self::Winter => (12, 2),
        };
        Months::between(from, to)
    }

    /// All four, this one first.
    pub fn and_later(self) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().cycle().skip_while(move |it| *it != self).take(Self::ALL.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Months;

    #[test]
    fn months_over_new_year_are_one_stretch() {
        for (from, to, months) in
            [(9, 11, &[9, 10, 11][..]), (11, 2, &[1, 2, 11, 12]), (4, 4, &[4]), (0, 3, &[1, 2, 3]), (12, 1, &[1, 12])]
        {
            let found = Months::between(from, to);
            assert_eq!(found.iter().collect::<Vec<_>>(), months);
            assert_eq!(found.stretches(), [(from.max(1), to)]);
        }
        assert_eq!(Months::ALL.stretches(), [(1, 12)]);
        assert_eq!([1, 3, 4, 12, 13, 0].into_iter().collect::<Months>().stretches(), [(3, 4), (12, 1)]);
        assert!(Months::default().stretches().is_empty() && !Months::ALL.contains(0) && !Months::ALL.contains(200));
    }
}
