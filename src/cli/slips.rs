//! `kechuang report` and `kechuang slips`: what readers report, written and read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{Cli, ReportArgs, ReportFormat, SlipFormat, SlipsArgs};
use super::error::Error;
use super::output::{Text, print};
use super::qr::print_code;
use super::source::Source;
use super::{Context, exit, show};
use crate::directory::Directory;
use crate::export::fields::CopyField;
use crate::export::{QrPayload, Slip, SlipField, SlipStanding, edition_of, read_slips, slip_fields, slips_json};

/// No more than so many bytes are looked through for slips.
const MOST: u64 = 16 << 20;

/// Composes a slip on an entry.
pub(super) fn report(context: &Context, cli: &Cli, call: &ReportArgs) -> Result<ExitCode, Error> {
    let source = Source::of(cli)?;
    let directory = Arc::new(source.directory()?);
    let record =
        show::find(cli, &source, &directory, &call.id)?.ok_or_else(|| Error::NoSlip { id: call.id.clone() })?;
    let there: Vec<String> = slip_fields(&directory, record)
        .into_iter()
        .filter(|(field, printed)| *field == call.field && !printed.is_empty())
        .map(|(_, printed)| printed)
        .collect();
    let printed = match &call.printed {
        None => there.first().cloned().unwrap_or_default(),
        // Of anything else what is printed is the reader's to say.
        Some(printed) if call.field == SlipField::Other || there.contains(printed) => printed.clone(),
        Some(printed) => return Err(Error::NotPrinted { text: printed.clone(), there }),
    };
    if call.wrong.trim().is_empty() {
        return Err(Error::NothingWrong);
    }
    let slip = Slip::on(&directory, record, (call.field, &printed), &call.wrong);
    match call.format {
        SlipFormat::Text => print(&Text::lines(slip.text()), ExitCode::SUCCESS),
        SlipFormat::Qr => {
            let label = context.messages().curating.slip.to_owned();
            let field = CopyField { brief: label.clone(), label, text: slip.id.clone(), ..CopyField::default() };
            print_code(context, cli, &QrPayload { field, payload: slip.text() })
        }
    }
}

/// Lists the slips in a text beside their entries.
pub(super) fn slips(context: &Context, cli: &Cli, call: &SlipsArgs) -> Result<ExitCode, Error> {
    let slips = read_slips(&read(&call.file)?);
    let directory = Source::of(cli)?.directory()?;
    let has_faults = slips.iter().any(|(_, slip)| slip.is_err());
    if slips.is_empty() {
        context.note(context.messages().curating.no_slips);
    }
    let text = match call.format {
        ReportFormat::Json => Text::json(&slips_json(&directory, &slips, context.lang), true)?,
        ReportFormat::Text => {
            let mut text = Text::default();
            for (line, slip) in &slips {
                match slip {
                    Ok(slip) => add(&mut text, context, &directory, slip),
                    Err(fault) => {
                        let fault = fault.told(context.messages());
                        context.note(context.messages().curating.slip_fault(line, fault));
                    }
                }
            }
            text
        }
    };
    let code = if slips.is_empty() || has_faults { exit::NOTHING } else { exit::DONE };
    context.answer(&text, ExitCode::from(code))
}

/// A slip beside what its entry says now.
fn add(text: &mut Text, context: &Context, directory: &Directory, slip: &Slip) {
    let (messages, said) = (context.messages(), &context.messages().curating);
    let heading = directory.index_of(&slip.id).and_then(|no| directory.heading(no));
    let title = heading.map_or(slip.title.as_str(), |it| messages.leading(it.title()));
    let page = slip.page.map(|page| messages.facts.page(page));
    text.add_line(messages.remarked(&format!("{}  {title}", slip.id), page.as_deref()));
    let standing = slip.standing(directory);
    let now = slip.now(directory).unwrap_or_default().join(messages.facts.semicolon);
    let now = match standing {
        SlipStanding::AsPrinted | SlipStanding::Gone => standing.told(messages).to_owned(),
        SlipStanding::Changed | SlipStanding::Open => {
            let now = if now.is_empty() { said.slip_nothing } else { &now };
            messages.remarked(now, Some(standing.told(messages)).filter(|it| !it.is_empty()))
        }
    };
    let current = edition_of(directory);
    let edition =
        if slip.edition == current { slip.edition.clone() } else { said.slip_edition(&slip.edition, &current) };
    let lines = [
        (slip.field.name(messages), slip.printed.as_str()),
        (said.slip_wrong, &slip.wrong),
        (said.slip_now, &now),
        (said.slip_of_edition, &edition),
    ];
    for (label, line) in lines.into_iter().filter(|(_, line)| !line.is_empty()) {
        text.add_line(format!("    {}", messages.labelled(label, line)));
    }
    text.add_line("");
}

/// The text of a file or of standard input (`-`), in UTF-8 or else in the encoding of older Chinese mail.
fn read(path: &Path) -> Result<String, Error> {
    let failed = |error: io::Error| Error::SlipsUnread(path.to_owned(), error);
    let mut input: Box<dyn Read> =
        if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(failed)?) };
    let mut bytes = Vec::new();
    input.by_ref().take(MOST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text),
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    })
}
