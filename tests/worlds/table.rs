//! The table. A row without a promise for some door does not compile; a row that no test carries out fails.

use Promise::{
    AsEver, Gone, HomeRefused, InLines, Kept, Leaves, NoSuch, NotWritten, OutputRefused, Refused, Silent, Unkept,
    WholeOrRefused,
};

/// Where the program stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum World {
    /// The home, and for the shell the folder that is worked in, are on a disk without room.
    FullDisk,
    ReadOnlyHome,
    /// `HOME` names a folder that cannot be made.
    HomeIsNowhere,
    NoHome,
    NoLocale,
    UnknownLocale,
    /// No variable at all.
    NoVariables,
    /// The clock stands at a date, which the library `faketime` says.
    ClockAt(&'static str),
    /// It goes back and ahead by years while the program runs. Time that only grows goes on as it does everywhere.
    ClockThatJumps,
    /// So many threads may run for the account, the first among them.
    Threads(u32),
    /// So many descriptors may be open.
    Descriptors(&'static [u32]),
    /// No file may become longer than it is, and it is empty.
    NoFileGrows,
    NoAnswers,
    LateAnswers,
    WrongAnswers,
    ManyAnswers,
    StormOfSizes,
    /// Nobody reads, and then the line is gone.
    NobodyReads,
    /// The line breaks while it is used.
    LineBreaks,
    StoppedAndContinued,
    /// Standard streams, as a shell writes it.
    Redirected(&'static str),
}

/// What is promised there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// What is looked for is found and shown, and it ends with 0. Of a subcommand: it writes what it writes elsewhere.
    AsEver,
    /// The same, and a favourite is kept.
    Kept,
    /// The same, but a favourite is not kept, and this is said.
    Unkept(&'static str),
    /// The lines instead of the screen, and as ever.
    InLines,
    /// Ends with 2 and says this in one line, on the terminal as it was before.
    Refused(&'static str),
    /// Both: as ever, or refused with one of these words.
    WholeOrRefused(&'static [&'static str]),
    /// It greets, says that it leaves, and ends with 0.
    Leaves,
    /// Nothing is heard of it, and it ends with this code as soon as it is told to.
    Silent(i32),
    /// The process is gone with this code, and has not grown meanwhile.
    Gone(i32),
    /// Of the subcommands those that write a file end with 2 and one of these words, and every file is as it was; the
    /// others are as ever.
    NotWritten(&'static [&'static str]),
    /// The same of those alone that write into the home.
    HomeRefused(&'static str),
    /// Those that answer on standard output end with 2 and say this; the others are as ever.
    OutputRefused(&'static str),
    /// There is no such pair, because of this.
    NoSuch(&'static str),
}

pub(crate) struct Row {
    pub(crate) world: World,
    pub(crate) screen: Promise,
    pub(crate) plain: Promise,
    pub(crate) kiosk: Promise,
    pub(crate) kiosk_in_lines: Promise,
    /// A question over SSH instead of the screen.
    pub(crate) verb: Promise,
    /// Each subcommand, in pipes.
    pub(crate) shell: Promise,
}

const fn row(world: World, screen: Promise, plain: Promise, kiosk: [Promise; 3], shell: Promise) -> Row {
    let [kiosk, kiosk_in_lines, verb] = kiosk;
    Row { world, screen, plain, kiosk, kiosk_in_lines, verb, shell }
}

/// The three doors of a kiosk.
const VISITORS: [Promise; 3] = [AsEver; 3];
const ASKS_NOTHING: Promise = NoSuch("it asks the terminal nothing");
const NO_TERMINAL: Promise = NoSuch("it has no terminal");
const FULL: &str = "写不出去：No space left on device";
const NO_THREAD: &str = "系统线程已用尽";
const NO_DESCRIPTOR: &[&str] = &["Too many open files", "没有终端可用", "error while loading shared libraries"];

/// For which a file has to be written, and is not.
const NO_ROOM: &[&str] = &["No space left on device"];

pub(crate) const TABLE: &[Row] = &[
    row(World::FullDisk, Unkept("No space left"), AsEver, VISITORS, NotWritten(NO_ROOM)),
    row(World::ReadOnlyHome, Unkept("Read-only"), AsEver, VISITORS, HomeRefused("Read-only file system")),
    row(World::HomeIsNowhere, Unkept("/proc/nowhere"), AsEver, VISITORS, HomeRefused("/proc/nowhere")),
    row(World::NoHome, Unkept("HOME"), AsEver, VISITORS, HomeRefused("HOME")),
    row(World::NoLocale, Kept, AsEver, VISITORS, AsEver),
    row(World::UnknownLocale, Kept, AsEver, VISITORS, AsEver),
    row(World::NoVariables, InLines, AsEver, [InLines, AsEver, AsEver], HomeRefused("HOME")),
    row(World::ClockAt("@1970-01-02 00:00:00"), Kept, AsEver, VISITORS, AsEver),
    row(World::ClockAt("@2038-01-20 00:00:00"), Kept, AsEver, VISITORS, AsEver),
    row(World::ClockThatJumps, Kept, AsEver, VISITORS, NoSuch("an answer takes no time in which it could")),
    row(
        World::Threads(1),
        Refused(NO_THREAD),
        AsEver,
        [Refused(NO_THREAD), AsEver, AsEver],
        WholeOrRefused(&[NO_THREAD, "打不开编辑器"]),
    ),
    row(World::Threads(3), AsEver, AsEver, VISITORS, WholeOrRefused(&[NO_THREAD])),
    row(World::Threads(4), AsEver, AsEver, VISITORS, WholeOrRefused(&[NO_THREAD])),
    row(
        World::Descriptors(&[4, 5, 6, 8, 12]),
        WholeOrRefused(NO_DESCRIPTOR),
        WholeOrRefused(NO_DESCRIPTOR),
        [WholeOrRefused(NO_DESCRIPTOR); 3],
        WholeOrRefused(NO_DESCRIPTOR),
    ),
    row(World::NoFileGrows, Unkept("File too large"), AsEver, VISITORS, NotWritten(&["File too large"])),
    row(World::NoAnswers, Kept, ASKS_NOTHING, [AsEver, ASKS_NOTHING, ASKS_NOTHING], ASKS_NOTHING),
    row(World::LateAnswers, Kept, ASKS_NOTHING, [AsEver, ASKS_NOTHING, ASKS_NOTHING], ASKS_NOTHING),
    row(World::WrongAnswers, Kept, ASKS_NOTHING, [AsEver, ASKS_NOTHING, ASKS_NOTHING], ASKS_NOTHING),
    row(World::ManyAnswers, Kept, ASKS_NOTHING, [AsEver, ASKS_NOTHING, ASKS_NOTHING], ASKS_NOTHING),
    row(World::StormOfSizes, Kept, AsEver, [AsEver, AsEver, NO_TERMINAL], NO_TERMINAL),
    row(World::NobodyReads, Gone(129), Gone(129), [Gone(129), Gone(129), NoSuch("an answer fits into a pipe")], AsEver),
    row(World::LineBreaks, Gone(129), Gone(129), [Gone(129), Gone(129), NO_TERMINAL], NO_TERMINAL),
    row(World::StoppedAndContinued, Kept, AsEver, VISITORS, AsEver),
    row(World::Redirected("<&-"), Kept, Leaves, [Leaves, Leaves, AsEver], AsEver),
    row(World::Redirected(">&-"), Refused("没有终端可用"), Silent(0), [Silent(0); 3], AsEver),
    row(World::Redirected("2>&-"), Kept, AsEver, VISITORS, AsEver),
    row(World::Redirected("<&- >&-"), Refused("没有终端可用"), Silent(0), [Silent(0); 3], AsEver),
    row(World::Redirected("<&- 2>&-"), Kept, Leaves, [Leaves, Leaves, AsEver], AsEver),
    row(World::Redirected(">&- 2>&-"), Silent(2), Silent(0), [Silent(0); 3], AsEver),
    row(World::Redirected("<&- >&- 2>&-"), Silent(2), Silent(0), [Silent(0); 3], AsEver),
    row(
        World::Redirected(">/dev/full"),
        Refused("没有终端可用"),
        Refused(FULL),
        [Refused(FULL); 3],
        OutputRefused(FULL),
    ),
    row(World::Redirected("2>/dev/full"), Kept, AsEver, VISITORS, AsEver),
    row(World::Redirected(">/dev/full 2>/dev/full"), Silent(2), Silent(2), [Silent(2); 3], OutputRefused("")),
];

/// Carries out the rows of some worlds, door by door.
fn carry_out(is_meant: impl Fn(World) -> bool) {
    let rows: Vec<&Row> = TABLE.iter().filter(|row| is_meant(row.world)).collect();
    assert!(!rows.is_empty(), "the table has such a world");
    for row in rows {
        if row.world.is_missing() {
            continue;
        }
        for (args, promise) in [
            (&[][..], row.screen),
            (&["--plain"][..], row.plain),
            (&["--kiosk"][..], row.kiosk),
            (&["--kiosk", "--plain"][..], row.kiosk_in_lines),
        ] {
            println!("{:?} {args:?}: {promise:?}", row.world);
            crate::visits::carry_out(row.world, args, promise);
        }
        println!("{:?} verb: {:?}", row.world, row.verb);
        crate::visits::ask(row.world, row.verb);
        println!("{:?} shell: {:?}", row.world, row.shell);
        crate::shell::carry_out(row.world, row.shell);
    }
}

/// A test for some rows each, and a test that they are all.
macro_rules! promises {
    ($($test:ident: $worlds:pat,)*) => {
        $(#[test]
        fn $test() {
            carry_out(|world| matches!(world, $worlds));
        })*

        #[test]
        fn every_row_is_carried_out_by_one_test() {
            for row in TABLE {
                let tests = [$(matches!(row.world, $worlds)),*];
                assert_eq!(tests.into_iter().filter(|is_tested| *is_tested).count(), 1, "{:?}", row.world);
            }
        }
    };
}

promises! {
    on_a_full_disk: World::FullDisk,
    where_the_home_cannot_be_written: World::ReadOnlyHome | World::HomeIsNowhere | World::NoHome,
    without_a_locale: World::NoLocale | World::UnknownLocale,
    without_any_variable: World::NoVariables,
    at_the_ends_of_time: World::ClockAt(_),
    while_the_clock_jumps: World::ClockThatJumps,
    without_threads: World::Threads(_),
    with_few_descriptors: World::Descriptors(_),
    where_no_file_may_grow: World::NoFileGrows,
    whatever_the_terminal_answers:
        World::NoAnswers | World::LateAnswers | World::WrongAnswers | World::ManyAnswers,
    in_a_storm_of_sizes: World::StormOfSizes,
    where_nobody_reads: World::NobodyReads,
    when_the_line_breaks: World::LineBreaks,
    when_it_is_stopped_and_continued: World::StoppedAndContinued,
    with_closed_descriptors: World::Redirected("<&-" | ">&-" | "2>&-"),
    with_several_closed: World::Redirected("<&- >&-" | "<&- 2>&-" | ">&- 2>&-" | "<&- >&- 2>&-"),
    where_standard_streams_are_full:
        World::Redirected(">/dev/full" | "2>/dev/full" | ">/dev/full 2>/dev/full"),
}

#[test]
fn no_world_stands_twice() {
    for (at, row) in TABLE.iter().enumerate() {
        assert!(TABLE[..at].iter().all(|before| before.world != row.world), "{:?}", row.world);
    }
}
