//! A file of another program: it is refused, or previewed, and what is written then is a directory that says what was
//! previewed; the same file changes nothing a second time.
#![no_main]

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::GB18030;
use kechuang::export::ExportFormat;
use kechuang::import::{AmendedFile, Incoming, Plan, Unfit, amend, read};
use kechuang::loader::{Source, SourceFile, load};
use kechuang::messages::{Lang, report};
use kechuang_fuzz::{Input, Parts, SMALL, SMALL_READ, exported, is_fit_to_be_seen, parts_of, with_part};
use libfuzzer_sys::fuzz_target;

static WORKBOOK: LazyLock<Parts> =
    LazyLock::new(|| parts_of(&exported(&SMALL_READ, ExportFormat::Xlsx, Lang::Zh).expect("it can be written")));

/// The file as it comes in: any bytes, a text in the old encoding, or a workbook in which one part is any text.
fn file(input: &mut Input<'_>) -> Vec<u8> {
    match input.byte() {
        0 => GB18030.encode(&input.rest()).0.into_owned(),
        1 => {
            let part = usize::from(input.byte()) % WORKBOOK.len();
            with_part(&WORKBOOK, part, input.0)
        }
        _ => input.0.to_vec(),
    }
}

fn preview(incoming: Incoming, lang: Lang) -> Plan {
    Plan::of(&SMALL_READ, incoming, lang.messages())
}

/// Everything of a plan is told so that it can be seen. What the file says is shown as it stands, and stripped where it is.
fn check_told(plan: &Plan, lang: Lang) {
    let messages = lang.messages();
    for unclear in &plan.unclear {
        assert!(!unclear.told(messages).is_empty() && !unclear.at.shown(messages).is_empty());
    }
    for skipped in &plan.skipped {
        assert!(!skipped.reason.told(messages).is_empty());
    }
    for planned in &plan.planned {
        assert!(planned.old.is_none() || !planned.told.is_empty(), "{} is changed and nothing is told", planned.id);
        assert!(planned.old.as_ref() != Some(&planned.new), "{} is not changed", planned.id);
    }
}

fn with(files: &[AmendedFile]) -> Source {
    let mut source = SMALL.clone();
    for file in files {
        let text = Cow::Owned(file.new.clone());
        match source.files.iter_mut().find(|it| it.path == file.path) {
            Some(it) => it.text = text,
            None => source.files.push(SourceFile { path: file.path.clone(), shown: file.path.clone(), text }),
        }
    }
    source.files.sort_by(|a, b| a.path.cmp(&b.path));
    source
}

fuzz_target!(|data: &[u8]| {
    let bytes = file(&mut Input(data));
    let incoming = match read(&bytes) {
        Ok(incoming) => incoming,
        Err(bad) => {
            for lang in Lang::ALL {
                assert!(!bad.told(lang.messages(), "file").is_empty());
            }
            return;
        }
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| preview(incoming.clone(), lang));
    check_told(&zh, Lang::Zh);
    check_told(&en, Lang::En);
    assert_eq!((zh.counts(), zh.unclear.len()), (en.counts(), en.unclear.len()), "one file says one thing");
    match amend(&SMALL, &zh) {
        Ok(amended) => {
            let directory = load(&with(&amended.files), |_| ()).expect("what is written is a directory");
            if zh.unclear.is_empty() {
                let again = Plan::of(&directory, incoming, Lang::Zh.messages());
                assert_eq!(again.counts(), (0, 0), "the same file changes something again: {:?}", again.planned);
            }
        }
        Err(Unfit::Unclear(unclear)) => assert!(!unclear.is_empty()),
        Err(Unfit::Faulty(faults)) => {
            assert!(!faults.is_empty());
            let faults: Vec<_> = faults.into_iter().map(|fault| fault.diagnostic).collect();
            is_fit_to_be_seen(&report(Lang::Zh, &faults, false, Some(80)));
        }
    }
});
