//! Amounts and dates, which no line breaks in two: `2023年4月30日`, `15 万元`, `2 个百分点`.

/// What a number is counted or measured in. Of two that begin alike the longer one comes first.
const UNITS: [&str; 71] = [
    "个百分点",
    "个工作日",
    "个小时",
    "个学时",
    "个月",
    "个",
    "百分点",
    "工作日",
    "小时",
    "学时",
    "分钟",
    "平方公里",
    "平方米",
    "平米",
    "公里",
    "公斤",
    "周岁",
    "周年",
    "年度",
    "人次",
    "项次",
    "场次",
    "美元",
    "年",
    "月",
    "日",
    "号",
    "名",
    "人",
    "项",
    "次",
    "届",
    "周",
    "岁",
    "元",
    "条",
    "章",
    "节",
    "页",
    "位",
    "家",
    "所",
    "间",
    "座",
    "种",
    "类",
    "级",
    "期",
    "批",
    "天",
    "时",
    "分",
    "秒",
    "倍",
    "台",
    "套",
    "篇",
    "部",
    "本",
    "册",
    "场",
    "件",
    "层",
    "组",
    "版",
    "米",
    "亩",
    "吨",
    "%",
    "％",
    "℃",
];

/// Whether a text ends with a digit, blanks at its end aside.
pub(super) fn ends_with_digit(text: &str) -> bool {
    text.trim_end_matches(' ').chars().next_back().is_some_and(is_digit)
}

pub(super) const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// The end of the amount or the date whose first number ends at `from`, both in bytes of the text; `from` itself where
/// the number counts nothing.
pub(super) fn amount_end(text: &str, from: usize) -> usize {
    let mut end = from;
    loop {
        let Some(unit) = unit_end(text, end) else { return end };
        let part = &text[end..unit];
        end = unit;
        // A year goes on with its month, a month with its day.
        let next: &[&str] = match part.trim_start_matches(' ') {
            "年" => &["月"],
            "月" => &["日", "号"],
            _ => return end,
        };
        let rest = text[end..].trim_start_matches(' ');
        let behind = rest.trim_start_matches(is_digit);
        let goes_on =
            behind.len() < rest.len() && next.iter().any(|unit| behind.trim_start_matches(' ').starts_with(unit));
        if !goes_on {
            return end;
        }
        end = text.len() - behind.len();
    }
}

/// The end of the unit behind a number: perhaps a blank, how many ten thousands and about how many, what is counted.
fn unit_end(text: &str, from: usize) -> Option<usize> {
    let rest = text[from..].strip_prefix(' ').unwrap_or(&text[from..]);
    let unit = |rest: &str| UNITS.iter().find(|unit| rest.starts_with(**unit)).map_or(0, |unit| unit.len());
    let behind = match unit(rest) {
        0 => rest.trim_start_matches(['百', '千', '万', '亿', '余', '多', '几']),
        _ => rest,
    };
    let end = text.len() - behind.len() + unit(behind);
    (end > text.len() - rest.len()).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::{UNITS, amount_end};

    #[test]
    fn an_amount_ends_with_its_unit_and_a_date_with_its_day() {
        let cases = [
            ("2023", "年4月30日）", "年4月30日"),
            ("2022", " 年 11 月起", " 年 11 月"),
            ("2017", "年10人", "年"),
            ("4", "月30日前", "月30日"),
            ("4", "月30名", "月"),
            ("15", " 万元。", " 万元"),
            ("3800", "万余项", "万余项"),
            ("3.6", " 万平方米", " 万平方米"),
            ("2", "个百分点", "个百分点"),
            ("2", "百分点", "百分点"),
            ("140", " 余家企事业", " 余家"),
            ("412", "亿人次", "亿人次"),
            ("70", "% 以上", "%"),
            ("2020", "", ""),
            ("3", " 至 5 月", ""),
            ("022", "-27122522", ""),
        ];
        for (number, rest, expected) in cases {
            let text = format!("{number}{rest}");
            assert_eq!(&text[number.len()..amount_end(&text, number.len())], expected, "{text}");
        }
    }

    #[test]
    fn no_unit_hides_a_longer_one() {
        for (at, unit) in UNITS.iter().enumerate() {
            assert!(!UNITS[..at].iter().any(|before| unit.starts_with(before)), "{unit}");
        }
    }
}
