//! Characters that are written for each other in the same word: 胶黏剂 and 胶粘剂, 帐目 and 账目. Each of such a pair is
//! found by the other, in names and in running text.
//!
//! They are pairs of the standard Chinese that is printed today, each with words that dictionaries and newspapers write in
//! both ways. What is only mistaken for another character sounds like it, and is forgiven as that.

/// A character and the one that it is compared as.
pub(in crate::search) static VARIANTS: [(char, char); 20] = [
    // 胶黏剂, 黏合
    ('黏', '粘'),
    // 帐目, 帐户
    ('帐', '账'),
    // 图象, 录象, 肖象
    ('象', '像'),
    // 其它
    ('它', '他'),
    // 惟一, 惟有
    ('惟', '唯'),
    // 成份, 身份, 部份
    ('份', '分'),
    // 预定, 制定, 定货
    ('订', '定'),
    // 砂眼, 砂糖
    ('砂', '沙'),
    // 迭代, 重迭
    ('迭', '叠'),
    // 煤碳, 焦碳
    ('炭', '碳'),
    // 连系, 连接
    ('连', '联'),
    // 记念, 记录
    ('记', '纪'),
    // 人材
    ('材', '才'),
    // 摹拟, 摹仿
    ('摹', '模'),
    // 宏扬
    ('宏', '弘'),
    // 精采
    ('采', '彩'),
    // 鱼业, 鱼具
    ('鱼', '渔'),
    // 启航
    ('起', '启'),
    // 硷性
    ('硷', '碱'),
    // 磷火
    ('燐', '磷'),
];

#[cfg(test)]
mod tests {
    use super::VARIANTS;

    #[test]
    fn nothing_is_compared_as_what_is_compared_as_something_else() {
        for (at, (from, to)) in VARIANTS.iter().enumerate() {
            assert_ne!(from, to);
            assert!(VARIANTS.iter().all(|(other, _)| other != to), "{to}");
            assert!(VARIANTS[at + 1..].iter().all(|(other, _)| other != from), "{from}");
        }
    }
}
