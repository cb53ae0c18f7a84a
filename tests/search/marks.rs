//! Where a query stands in a text: what the search finds there is what is marked.

use crate::{shipped, societies_read_as};
use kechuang::directory::RecordIdx;
use kechuang::search::{FieldRole, Highlighter, Index, Query};

/// A text with what a query marks in it in brackets.
fn with_brackets(text: &str, marks: &[std::ops::Range<usize>]) -> String {
    let mut shown = String::new();
    for (at, c) in text.chars().enumerate() {
        if marks.iter().any(|mark| mark.start == at) {
            shown.push('[');
        }
        shown.push(c);
        if marks.iter().any(|mark| mark.end == at + 1) {
            shown.push(']');
        }
    }
    shown
}

fn in_text(query: &str, text: &str) -> String {
    let marks = shipped().1.highlighter(&Query::parse(query)).marks_in(text);
    assert!(marks.is_sorted_by(|a, b| a.end <= b.start), "{query}: {marks:?}");
    with_brackets(text, &marks)
}

fn in_fact(query: &str, role: FieldRole, text: &str) -> String {
    with_brackets(text, &shipped().1.highlighter(&Query::parse(query)).marks_in_fact(role, text))
}

#[test]
fn every_place_of_a_word_is_marked() {
    assert_eq!(in_text("特别奖", "设特别奖（图中为特别奖）"), "设[特别奖]（图中为[特别奖]）");
    assert_eq!(in_text("科技 大使", "科技科技大使"), "[科技][科技][大使]");
    assert_eq!(in_text("天天", "天天天"), "[天天天]", "places that overlap are one");
    assert_eq!(in_text("特别奖", "特别，奖"), "特别，奖", "a comma ends what belongs together");
    assert_eq!(in_text("科创中国行动", "“科创中国”行动"), "“[科创中国”行动]", "a quotation mark does not");
    assert_eq!(in_text("!学会", "学会"), "学会");
    assert_eq!(in_text("", "学会"), "学会");
}

#[test]
fn every_form_of_a_character_is_marked() {
    assert_eq!(in_text("藥學會", "天津市药学会"), "天津市[药学会]");
    assert_eq!(in_text("药学会", "天津市藥學會"), "天津市[藥學會]");
    assert_eq!(in_text("ＴＡＳＴ２", "见 tast２ 网"), "见 [tast２] 网");
}

#[test]
fn full_pinyin_is_marked_where_a_syllable_begins() {
    assert_eq!(in_text("tebiejiang", "设特别奖"), "设[特别奖]");
    assert_eq!(in_text("tebiej", "设特别奖"), "设[特别奖]", "the last syllable may be begun");
    assert_eq!(in_text("ebiejiang", "设特别奖"), "设特别奖");
    assert_eq!(in_text("tbj", "设特别奖"), "设特别奖", "no initials in running text");
    assert_eq!(in_text("xuehui", "学会计的学会"), "学会计的[学会]", "会计 is read kuai");
    assert_eq!(in_text("tebiejaing", "设特别奖"), "设特别奖", "no slips in running text");
    assert_eq!(in_text("'药雪会", "药学会"), "药学会");
}

#[test]
fn a_reading_that_the_record_gives_holds_in_its_texts() {
    let directory = societies_read_as(&[("𠮷野学会", Some("jí yě xué huì"))]);
    let index = Index::build(&directory);
    let marks = |highlighter: Highlighter<'_>| with_brackets("在𠮷野", &highlighter.marks_in("在𠮷野"));
    let query = Query::parse("jiye");
    assert_eq!(marks(index.highlighter(&query)), "在𠮷野");
    assert_eq!(marks(index.highlighter(&query).for_record(RecordIdx(0))), "在[𠮷野]");
}

#[test]
fn digits_are_marked_in_numbers_whatever_stands_between_them() {
    assert_eq!(in_text("778", "022-27117780"), "022-2711[778]0");
    assert_eq!(in_text("0222712", "022-27122522"), "[022-2712]2522");
    assert_eq!(in_text("2712-2522", "（022）2712 2522"), "（022）[2712 2522]");
    assert_eq!(in_text("+86 22 27122522", "022-27122522"), "0[22-27122522]");
    assert_eq!(in_text("tel:2712", "022-27122522"), "022-[2712]2522");
    assert_eq!(in_text("022-27122522", "+86 (22) 27122522"), "+[86 (22) 27122522]", "the same number in another form");
    assert_eq!(in_text("022-27122522", "2023年"), "2023年");
}

#[test]
fn addresses_are_marked_with_their_signs() {
    assert_eq!(in_text("tast.org", "http://www.TAST.org.cn/"), "http://www.[TAST.org].cn/");
    assert_eq!(in_text("tast。org", "http://www.tast.org.cn/"), "http://www.[tast.org].cn/");
    assert_eq!(in_text("service-0", "service-01"), "[service-0]1");
}

#[test]
fn facts_are_marked_by_initials_and_by_their_field() {
    assert_eq!(in_fact("kpb", FieldRole::Department, "市科协科普部"), "市科协[科普部]");
    assert_eq!(in_fact("dept:科普", FieldRole::Department, "市科协科普部"), "市科协[科普]部");
    assert_eq!(in_fact("for:企业", FieldRole::Audience, "科技型企业"), "科技型[企业]");
    assert_eq!(in_fact("for:企业", FieldRole::Department, "企业部"), "企业部", "another field's value");
    assert_eq!(in_text("for:企业", "企业"), "企业");
}

#[test]
fn other_names_are_marked_as_names_are() {
    let (_, index) = shipped();
    let marked =
        |query: &str, text: &str| with_brackets(text, &index.highlighter(&Query::parse(query)).marks_in_alias(text));
    assert_eq!(marked("jsjxh", "计算机学会"), "[计算机学会]");
    assert_eq!(marked("计算机雪会", "计算机学会"), "[计算机学会]");
}
