//! Where a query stands in a text: what the search finds there is what is marked.

use crate::properties::typed;
use crate::{shipped, societies_read_as};
use kechuang::directory::{RecordIdx, each_text};
use kechuang::search::{FieldRole, Highlighter, Index, Query};
use proptest::prelude::*;

/// The texts of the shipped directory.
fn written() -> impl Strategy<Value = String> {
    let mut texts: Vec<String> = Vec::new();
    for (_, record) in shipped().0.records() {
        let mut add = |text: &str| texts.push(text.to_owned());
        record.sections().iter().for_each(|section| each_text(&section.body, &mut add));
        each_text(record.body(), &mut add);
    }
    proptest::sample::select(texts)
}

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

/// Says for every record that a query finds where: in its name, its number or a piece of its text.
#[track_caller]
fn says_why(query: &str) -> Result<(), String> {
    let (directory, index) = shipped();
    let parsed = Query::parse(query);
    if parsed.is_empty() {
        return Ok(());
    }
    let found = index.search(&parsed, None, usize::MAX);
    // What is only told of a person or of a time is written nowhere.
    if found.meaning.as_ref().is_some_and(|it| it.pieces.is_empty() && !it.conditions.is_empty()) {
        return Ok(());
    }
    let highlighter = index.highlighter(&parsed).with_meaning(found.meaning.as_ref());
    for hit in found.hits {
        let id = directory.heading(hit.record).unwrap().id;
        let snippet = highlighter.snippet(hit.record);
        if let Some(snippet) = &snippet {
            let characters = snippet.text.chars().count();
            let is_sound = snippet.marks.iter().all(|mark| mark.start < mark.end && mark.end <= characters);
            if snippet.marks.is_empty() || !is_sound || !snippet.marks.is_sorted_by(|a, b| a.end <= b.start) {
                return Err(format!("{query:?} marks {snippet:?} of {id}"));
            }
        }
        let is_named = !highlighter.marks(hit.record).is_empty() || highlighter.marked_digits(hit.record) > 0;
        if snippet.is_none() && !is_named {
            return Err(format!("{query:?} does not say why it finds {id} ({:?})", hit.tier));
        }
    }
    Ok(())
}

#[test]
fn whatever_is_found_says_where() {
    let queries = "s sxh shuxuehui jisuanjj 数学会 藥學會 计算机学汇 yaoxeuhui 科普大使 企业 科普|企业 特别奖 tebiejiang 资助 \
        12 0 27 778 2712 27122522 022-27122522 +862227122522 tast.org tast.org.cn/tzgg patent society- service-01 se soc \
        第二十五条 25 会$ ^天津 '科普 数学|物理 dept:科普部 dept:kpb tel:2712 tel:022-27122522 for:企业 for:高校 part:2 \
        part:理学 cycle:每年 cycle:2 cycle:随时 kexue zhongguo ü 院士 ＴＡＳＴ ２７１２ 女 women 调查问卷 科技工作者调查 \
        企业科协组织建设 300191 河西区 kpb 学会部 ｙｘｈ 药xh tianjin 2023";
    for query in queries.split_whitespace().chain(["企业 科协", "科普 2712", "dept:科普部 学", "学会 part:理学"])
    {
        says_why(query).unwrap();
    }
}

#[test]
fn a_name_that_holds_the_word_needs_no_snippet() {
    let (directory, index) = shipped();
    let of = |query: &str, id: &str| index.highlighter(&Query::parse(query)).snippet(directory.index_of(id).unwrap());
    assert_eq!(of("药学会", "society-medicine-04"), None);
    assert_eq!(of("", "society-medicine-04"), None);
    assert_eq!(of("age:38", "service-02"), None);
    let snippet = of("特别奖", "service-02").unwrap();
    let marked: String = snippet.text.chars().skip(snippet.marks[0].start).take(snippet.marks[0].len()).collect();
    assert_eq!(marked, "特别奖", "{snippet:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_what_is_found_says_where(text in typed(), skip in 0_usize..4, count in 1_usize..9) {
        let query: String = text.chars().skip(skip).take(count).collect();
        prop_assert_eq!(says_why(&query), Ok(()));
    }

    /// A piece of any text of the directory finds its record, and is marked in it.
    #[test]
    fn a_piece_of_a_text_is_marked_in_it(text in written(), skip in 0_usize..60, count in 2_usize..9) {
        let query: String = text.chars().filter(|c| c.is_alphanumeric()).skip(skip).take(count).collect();
        prop_assert_eq!(says_why(&query), Ok(()));
    }
}
