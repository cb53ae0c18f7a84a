//! What a shell expects of any program: completions, manual pages, the version, a word for a slip.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::folder::Folder;
use crate::support::pty::is_missing;
use crate::support::shipped::SHIPPED;
use kechuang::directory::Kind;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

fn output(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kechuang"));
    command.args(arguments).env_remove("KECHUANG_DATA").env("LC_ALL", "zh_CN.UTF-8").stdin(Stdio::null());
    command.output().unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = output(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What bash offers for the last of the words of a call.
fn offered(script: &Path, words: &[&str]) -> Vec<String> {
    let line = format!(
        "source '{}'; COMP_WORDS=(kechuang {}); COMP_CWORD={}; _kechuang kechuang \"${{COMP_WORDS[COMP_CWORD]}}\" \
         \"${{COMP_WORDS[COMP_CWORD-1]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        script.display(),
        words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" "),
        words.len(),
    );
    let output = Command::new("bash").args(["--norc", "-c", &line]).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn bash_completes_commands_options_ids_and_fields() {
    if is_missing("bash") {
        return;
    }
    let folder = Folder::empty();
    let script = folder.root().join("kechuang.bash");
    std::fs::write(&script, said(&["completions", "bash"])).unwrap();
    assert_eq!(offered(&script, &["comp"]), ["compile", "completions"]);
    assert_eq!(offered(&script, &["search", "--for"]), ["--format"]);
    assert_eq!(offered(&script, &["search", "--format", "j"]), ["json", "jsonl"]);
    let services = offered(&script, &["show", "service-"]);
    assert_eq!(services.len(), SHIPPED.0.of_kind(Kind::Service).len());
    assert_eq!(offered(&script, &["qr", "service-01"]), ["service-01"]);
    assert_eq!(offered(&script, &["search", "de"]), ["dept:", "degree:"]);
}

#[test]
fn every_shell_reads_its_script_without_a_word() {
    let folder = Folder::empty();
    for shell in SHELLS {
        let script = folder.root().join(shell);
        std::fs::write(&script, said(&["completions", shell])).unwrap();
        assert!(std::fs::metadata(&script).unwrap().len() > 5_000, "{shell}");
        if ["bash", "fish", "zsh"].contains(&shell) && !is_missing(shell) {
            let output = Command::new(shell).arg("-n").arg(&script).output().unwrap();
            assert!(output.status.success() && output.stderr.is_empty(), "{shell}: {output:?}");
        }
    }
}

#[test]
fn a_name_with_quotes_stays_text_in_a_script() {
    let folder = Folder::with_copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"));
    let data = folder.mine();
    let file = data.join("societies/natural-science.ron");
    let text = std::fs::read_to_string(&file).unwrap();
    // As it stands in a file of RON: a quote is written behind a backslash.
    let poison = "$(touch pwned)`touch pwned`'\\\"; touch pwned #";
    assert!(text.contains("\"天津市数学会\""));
    std::fs::write(&file, text.replacen("天津市数学会", poison, 1)).unwrap();
    for shell in ["bash", "fish", "zsh"] {
        let script = folder.root().join(shell);
        std::fs::write(&script, said(&["completions", shell, "--data", data.to_str().unwrap()])).unwrap();
        if is_missing(shell) {
            continue;
        }
        let line = format!("source '{}'", script.display());
        Command::new(shell).args(["-c", &line]).current_dir(folder.root()).output().unwrap();
        assert!(!folder.root().join("pwned").exists(), "{shell}");
    }
}

#[test]
fn man_shows_a_page_for_the_program_and_each_command() {
    if is_missing("groff") {
        return;
    }
    let folder = Folder::empty();
    let page = folder.root().join("page.1");
    for (lang, arguments, words) in [
        ("zh", &["man"][..], ["在终端里查阅", "--double-pinyin", "serve-config"]),
        ("zh", &["man", "match"], ["--age", "周岁", "--sex"]),
        ("en", &["man"], ["Browse a directory", "--glyphs", "User Commands"]),
        ("en", &["man", "qr"], ["--invert", "QR code", "OPTIONS"]),
    ] {
        let roff = said(&[arguments, &["--lang", lang]].concat());
        std::fs::write(&page, roff).unwrap();
        // As man-db asks for a page of the Chinese part of the manual: lines break between Han characters. That such a
        // line has no blanks to stretch is no fault.
        let han: &[&str] = if lang == "zh" { &["-mzh", "-Wbreak"] } else { &[] };
        let mut groff = Command::new("groff");
        let output = groff.args(["-k", "-Tutf8", "-man", "-ww", "-P-cbou"]).args(han).arg(&page).output().unwrap();
        let shown = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        // Where a line is broken is groff's affair.
        let shown: String = shown.split_whitespace().collect::<Vec<_>>().join(" ").replace("‐ ", "");
        for word in words {
            assert!(shown.contains(word), "{word} in {arguments:?} {lang}: {shown}");
        }
    }
}

#[test]
fn the_version_names_the_edition_inside() {
    let info = SHIPPED.0.info();
    for flag in ["--version", "-V"] {
        let said = said(&[flag]);
        let [first, second] = said.lines().collect::<Vec<_>>()[..] else { panic!("{said}") };
        assert_eq!(first, format!("kechuang {}", env!("CARGO_PKG_VERSION")));
        let edition = info.edition.as_deref().unwrap();
        for part in [&info.title, edition, &info.published, &SHIPPED.0.len().to_string()] {
            assert!(second.contains(part), "{part} in {second}");
        }
    }
}

#[test]
fn a_mistyped_command_is_named_with_the_nearest_one() {
    for (typed, meant) in [("serach", "search"), ("calender", "calendar"), ("macth", "match"), ("phone", "phones")] {
        for more in [&[][..], &["数学会"]] {
            let output = output(&[&[typed], more].concat());
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(2), "{typed}: {told}");
            assert!(told.contains(typed) && told.contains(meant), "{told}");
        }
    }
    // Commands elsewhere.
    for (typed, meant) in [("list", "search"), ("open", "show")] {
        let told = String::from_utf8(output(&[typed]).stderr).unwrap();
        assert!(told.contains(&format!("是否想写 {meant}；")), "{told}");
        assert!(String::from_utf8(output(&["--", typed]).stderr).unwrap().contains("没有终端"), "{typed}");
    }
    // A word of pinyin is a query: without a terminal that is what there is to say.
    for query in ["shou", "shuxuehui", "yiyao", "pick me"] {
        let told = String::from_utf8(output(&[query]).stderr).unwrap();
        assert!(told.contains("没有终端"), "{query}: {told}");
    }
}

#[test]
fn a_reader_sees_columns_and_a_program_gets_tabs() {
    let mut folder = Folder::empty();
    let (_, shown) = folder.with("LANG", "zh_CN.UTF-8").run_in_terminal(&["search", "学会", "--limit", "3"]);
    let lines: Vec<&str> = shown.lines().take(3).collect();
    let at = |line: &str| unicode_width::UnicodeWidthStr::width(&line[..line.find("society-").unwrap()]);
    assert!(!shown.contains('\t') && lines.iter().all(|line| at(line) == at(lines[0])), "{shown}");
    assert_eq!(said(&["search", "学会", "--limit", "3", "-q"]).matches('\t').count(), 12);
}

#[test]
fn an_answer_longer_than_the_screen_goes_to_the_pager() {
    // A pager of the test's own: it says that it was called and what it was given.
    let shown =
        |arguments: &[&str], pager: &'static str| Folder::empty().with("PAGER", pager).run_in_terminal(arguments).1;
    let counting = "printf 'paged '; wc -l; printf 'LESS=%s' \"$LESS\"";
    let long = shown(&["search", "--limit", "all", "-q"], counting);
    assert!(long.contains("paged 276") && long.contains("LESS="), "{long}");
    for arguments in [&["show", "charter"][..], &["phones"], &["calendar"], &["match", "--age", "38"]] {
        assert!(shown(arguments, counting).contains("paged "), "{arguments:?}");
        let own = [arguments, &["--no-pager"]].concat();
        assert!(!shown(&own, counting).contains("paged "), "{own:?}");
    }
    assert!(!shown(&["show", "society-medicine-04"], counting).contains("paged "), "what fits the screen stays on it");
    for none in ["", "cat", "exec /no/such/pager 2>/dev/null"] {
        assert_eq!(shown(&["search", "--limit", "all", "-q"], none).lines().count(), 276, "{none:?}");
    }
}

#[test]
fn a_pager_left_early_is_no_fault() {
    let (code, shown) = Folder::empty().with("PAGER", "head -n 2").run_in_terminal(&["search", "--limit", "all", "-q"]);
    assert_eq!((code, shown.lines().count()), (0, 2), "{shown}");
}
