//! The charter, its chapters and two records beside each other, in a pipe.

use std::process::{Command, Output, Stdio};

use crate::support::shipped::SHIPPED;
use kechuang::directory::{Kind, Record};
use kechuang::messages::Lang;
use kechuang::text::cells;
use serde_json::Value;

fn run(arguments: &[&str]) -> (i32, String, String) {
    run_in("80", arguments)
}

/// On a terminal of so many columns, as a pager asks for it.
fn run_in(columns: &str, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_clear().env("LANG", "zh_CN.UTF-8").env("COLUMNS", columns).stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(&[arguments, &["--format", "json"]].concat()).1).unwrap()
}

#[test]
fn the_charter_is_shown_in_one_piece() {
    let (code, text, _) = run(&["show", "charter"]);
    assert_eq!((code, text.lines().next()), (0, Some("《企业科学技术协会组织通则》")));
    let at = |said: &str| text.find(said).unwrap_or_else(|| panic!("{said}\n{text}"));
    let order = ["\n总则\n", "\n第一条　目的和依据\n", "\n任务\n", "\n第四条　", "\n附则\n", "编号 charter\n"].map(at);
    assert!(order.is_sorted(), "{order:?}");
    let (_, markdown, _) = run(&["show", "charter", "--format", "markdown"]);
    for line in ["# 《企业科学技术协会组织通则》\n", "\n## 总则\n", "\n### 第一条　目的和依据\n"]
    {
        assert!(markdown.contains(line), "{line}");
    }
    let whole = json(&["show", "charter"]);
    assert_eq!((&whole["id"], &whole["kind"], &whole["page"]), (&"charter".into(), &"charter".into(), &121.into()));
    let chapters = whole["chapters"].as_array().unwrap();
    let articles: Vec<&Value> = chapters.iter().flat_map(|it| it["articles"].as_array().unwrap()).collect();
    assert_eq!((chapters.len(), articles.len()), (8, 45));
    assert_eq!(*articles[0], json(&["show", "article-01"]), "an article as it is alone");
    assert_eq!(chapters[2], json(&["show", "chapter-3"]), "a chapter as it is alone");
}

#[test]
fn a_chapter_is_shown_and_an_article_says_how() {
    let (code, text, _) = run(&["show", "chapter-3"]);
    assert_eq!(code, 0);
    assert!(text.starts_with("建立和注销\n《企业科学技术协会组织通则》 · 第 121 页起\n"), "{text}");
    assert!(text.contains("\n第十二条　建立的条件和申请\n") && !text.contains("第十九条　会员资格"), "{text}");
    let (_, article, _) = run(&["show", "article-12"]);
    assert!(article.contains("chapter-3") && article.contains("charter"), "{article}");
}

#[test]
fn a_text_that_is_not_there_brings_the_nearest() {
    for (typed, meant) in [("chapter-9", "chapter-"), ("chartr", "charter"), ("CHARTER", "charter")] {
        let (code, out, error) = run(&["show", typed]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(error.contains(&format!("没有编号为“{typed}”的条目；是否想写 {meant}")), "{error}");
    }
    let (code, out, error) = run(&["qr", "charter"]);
    assert_eq!((code, out.as_str(), error.lines().count()), (1, "", 1), "{error}");
    let (_, found, _) = run(&["search", "charter"]);
    assert!(!found.lines().any(|line| line.ends_with("\tcharter")), "it is no record");
}

#[test]
fn two_records_stand_beside_each_other() {
    let (code, wide, _) = run_in("120", &["show", "service-02", "service-03"]);
    assert_eq!(code, 0);
    let row = |text: &str, said: &str| text.lines().find(|line| line.contains(said)).unwrap().to_owned();
    let cycle = row(&wide, "评选周期");
    assert!(cycle.starts_with("≠ ") && cycle.contains("每两年一届") && cycle.ends_with("│ 每年一次"), "{cycle}");
    assert_eq!(row(&wide, "实施单位").trim(), "实施单位  市科协", "what is the same is said once");
    assert!(wide.lines().all(|line| cells(line) < 120));
    let (_, narrow, _) = run(&["show", "service-02", "service-03"]);
    assert!(narrow.contains("≠ 评选周期\n  A 每两年一届\n    未核对（原书 2023 年所印）\n  B 每年一次\n"), "{narrow}");
    assert!(narrow.contains("≠ 除外\n  A 往届获奖者\n  B —\n"), "{narrow}");
    assert!(narrow.lines().all(|line| cells(line) < 80));
    let (_, markdown, _) = run(&["show", "service-02", "service-03", "--format", "markdown"]);
    for said in [
        "# 对照\n\n- A：推荐中国青年科技奖",
        "- ≠ 评选周期\n  - A：每两年一届\n    - 未核对（原书 2023 年所印）\n  - B：每年一次\n",
        "- 实施单位：市科协\n",
    ] {
        assert!(markdown.contains(said), "{said}\n{markdown}");
    }
    let both = json(&["show", "service-02", "service-03"]);
    assert_eq!(both, Value::Array(["service-02", "service-03"].map(|id| json(&["show", id])).into()));
}

#[test]
fn all_that_either_page_says_stands_in_the_comparison() {
    let squeezed = |text: &str| text.chars().filter(|c| !" \n　│·≠".contains(*c)).collect::<String>();
    for (first, second) in [("service-13", "service-57"), ("service-02", "profile-cast"), ("article-01", "preface")] {
        let compared = squeezed(&run_in("80", &["show", first, second]).1);
        for id in [first, second] {
            let alone = run_in("1000", &["show", id]).1;
            // What leads elsewhere and what is said of all of a page is no field.
            for line in alone
                .lines()
                .filter(|line| !["通读", "编号", "本文为", "本章", "又名"].iter().any(|it| line.starts_with(it)))
            {
                for piece in line.split([' ', '·', '›']).filter(|piece| piece.chars().count() < 20) {
                    assert!(compared.contains(&squeezed(piece)), "{id}: {piece}\n{compared}");
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_compared_is_refused_with_the_reason() {
    for (ids, told) in [
        (&["service-02", "service-02"][..], "service-02 写了两次；对照要写两个不同的编号"),
        (&["service-02", "charter"], "只有两个条目可以对照；章程全文和各章请单独显示"),
        (&["service-01", "service-02", "service-03"], "至多对照两条；更多的请逐条显示"),
    ] {
        let (code, out, error) = run(&[&["show"], ids].concat());
        assert_eq!((code, out, error), (2, String::new(), format!("kechuang: {told}\n")), "{ids:?}");
    }
    let (code, out, error) = run(&["show", "service-02", "service-99"]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("没有编号为“service-99”的条目"), "{error}");
}

#[test]
fn printed_labels_are_translated_for_an_english_reader() {
    let directory = &SHIPPED.0;
    let mut seen = 0;
    for record in directory.of_kind(Kind::Service).iter().filter_map(|no| directory.record(no)) {
        let Record::Service(service) = record else { unreachable!() };
        let labels = service.schedules.iter().map(|it| &it.label).chain(service.providers.iter().map(|it| &it.label));
        let audiences = service.audiences.iter().map(|it| &it.label).filter(|label| !label.is_empty());
        for printed in labels.chain(audiences).chain(service.sections.iter().map(|it| &it.heading)) {
            let is_name = printed.contains("市科协") || printed.contains("天津");
            assert!(is_name || Lang::En.translated(printed).is_some(), "{printed} in {}", service.id);
            assert_eq!(Lang::Zh.translated(printed), None);
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
    let (_, page, _) = run(&["show", "service-13", "--lang", "en"]);
    for said in ["\nAward cycle ", "\nOrganized by ", "\nAbout · 项目介绍\n", "Award cycle: 评选周期"] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(!run(&["show", "service-13"]).1.contains("Award"));
}
