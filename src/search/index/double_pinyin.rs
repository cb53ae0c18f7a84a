//! Double pinyin: the schemes that type every syllable with two keys, and the two keys of a syllable.

/// A way of typing every syllable with two letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// 小鹤双拼.
    Xiaohe,
    /// 自然码.
    Ziranma,
    /// 微软双拼.
    Microsoft,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Self; 3] = [Self::Xiaohe, Self::Ziranma, Self::Microsoft];

    /// The word for it in options.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Xiaohe => "xiaohe",
            Self::Ziranma => "ziranma",
            Self::Microsoft => "microsoft",
        }
    }

    /// The letters for a final that is not written with its own letter.
    fn last(self, tail: &str) -> Option<char> {
        // The final, then its key in each scheme, in the order of the schemes.
        const FINALS: &[(&str, [char; 3])] = &[
            ("a", ['a', 'a', 'a']),
            ("o", ['o', 'o', 'o']),
            ("e", ['e', 'e', 'e']),
            ("i", ['i', 'i', 'i']),
            ("u", ['u', 'u', 'u']),
            ("v", ['v', 'v', 'y']),
            ("ai", ['d', 'l', 'l']),
            ("ei", ['w', 'z', 'z']),
            ("ui", ['v', 'v', 'v']),
            ("ao", ['c', 'k', 'k']),
            ("ou", ['z', 'b', 'b']),
            ("iu", ['q', 'q', 'q']),
            ("ie", ['p', 'x', 'x']),
            ("ve", ['t', 't', 't']),
            ("ue", ['t', 't', 't']),
            ("er", ['r', 'r', 'r']),
            ("an", ['j', 'j', 'j']),
            ("en", ['f', 'f', 'f']),
            ("in", ['b', 'n', 'n']),
            ("un", ['y', 'p', 'p']),
            ("ang", ['h', 'h', 'h']),
            ("eng", ['g', 'g', 'g']),
            ("ing", ['k', 'y', ';']),
            ("ong", ['s', 's', 's']),
            ("ia", ['x', 'w', 'w']),
            ("ua", ['x', 'w', 'w']),
            ("ian", ['m', 'm', 'm']),
            ("uan", ['r', 'r', 'r']),
            ("iang", ['l', 'd', 'd']),
            ("uang", ['l', 'd', 'd']),
            ("iao", ['n', 'c', 'c']),
            ("uai", ['k', 'y', 'y']),
            ("uo", ['o', 'o', 'o']),
            ("iong", ['s', 's', 's']),
            ("n", ['n', 'n', 'n']),
            ("ng", ['g', 'g', 'g']),
        ];
        FINALS.iter().find(|(name, _)| *name == tail).map(|(_, keys)| keys[self as usize])
    }

    /// The two keys for a syllable written in full, with v for ü.
    pub(in crate::search) fn code(self, syllable: &str) -> Option<[u8; 2]> {
        let (head, tail) = split_initial(syllable);
        let first = match head {
            "zh" => 'v',
            "ch" => 'i',
            "sh" => 'u',
            "" => return self.code_without_initial(syllable),
            _ => head.chars().next()?,
        };
        Some([ascii(first)?, ascii(self.last(tail)?)?])
    }

    /// Syllables that begin with a vowel: Microsoft types o before them, the others the first letter.
    fn code_without_initial(self, syllable: &str) -> Option<[u8; 2]> {
        let bytes = syllable.as_bytes();
        match (self, bytes) {
            (Self::Microsoft, _) => Some([b'o', ascii(self.last(syllable)?)?]),
            (_, [only]) => Some([*only, *only]),
            (_, [a, b]) => Some([*a, *b]),
            (_, [a, ..]) => Some([*a, ascii(self.last(syllable)?)?]),
            _ => None,
        }
    }
}

fn ascii(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok()
}

/// Whether letters are spelled as a syllable is, with v for ü: an initial, which may be missing, and a final.
pub(in crate::search) fn is_syllable(letters: &str) -> bool {
    let (head, tail) = split_initial(letters);
    let is_initial =
        head.is_empty() || "zh ch sh b p m f d t n l g k h j q x z c s r y w".split(' ').any(|it| it == head);
    is_initial && Scheme::Xiaohe.last(tail).is_some()
}

/// A syllable's initial and final; y and w count as initials, as on a keyboard.
fn split_initial(syllable: &str) -> (&str, &str) {
    let two = ["zh", "ch", "sh"].iter().any(|it| syllable.starts_with(it));
    let vowel = syllable.starts_with(['a', 'e', 'o', 'i', 'u', 'v']);
    syllable.split_at(if two { 2 } else { usize::from(!vowel) }.min(syllable.len()))
}

#[cfg(test)]
mod tests {
    use super::Scheme;

    #[test]
    fn double_pinyin_types_two_keys_a_syllable() {
        let codes = |scheme: Scheme, text: &str| -> String {
            let code = |syllable: &str| scheme.code(syllable).unwrap_or_default().map(char::from);
            text.split(' ').flat_map(code).collect()
        };
        assert_eq!(codes(Scheme::Xiaohe, "shu xue hui an ai ang e"), "uuxthvanaiahee");
        assert_eq!(codes(Scheme::Ziranma, "zhong guo jiang"), "vsgojd");
        assert_eq!(codes(Scheme::Microsoft, "ying an lv"), "y;ojly");
    }
}
