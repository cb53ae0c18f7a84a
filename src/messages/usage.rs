//! How the program is called, and what is wrong with a call.

use super::catalogue::messages;

messages! {
    /// The help of the command line.
    Usage {
        about:
            "在终端里查阅科技创新服务目录：服务、学会、联系电话",
            "Browse a directory of science services in the terminal: services, societies, whom to call";
        query: "打开时已填好的查找内容", "a query to begin with";
        data:
            "读取此文件夹中的目录或此编译好的目录，而不是内置目录",
            "read the directory in this folder, or this compiled one, instead of the one inside the program";
        verify:
            "使用编译好的目录之前，先核对它的每个字节",
            "compare every byte of a compiled directory with its checksum before it is used";
        data_limit:
            "目录的一个文件最多读多少 MiB；全部文件最多读其 8 倍",
            "how many MiB of a directory's file are read at most; 8 times as many of all together";
        lang:
            "程序用语：zh 或 en；默认按语言环境",
            "the language of the program: zh or en; by default that of the locale";
        theme:
            "配色：auto（随终端背景）、dark、light、high-contrast 或 mono（不用颜色）",
            "the theme: auto (by the terminal’s background), dark, light, high-contrast or mono";
        color:
            "何时用颜色：auto、always 或 never",
            "when colours are written: auto, always or never";
        double_pinyin:
            "也按双拼查找：xiaohe（小鹤）、ziranma（自然码）或 microsoft（微软）",
            "find by double pinyin, too: xiaohe, ziranma or microsoft";
        glyphs:
            "线条与标点的宽度：auto、narrow、wide 或 ascii",
            "how wide lines and punctuation are: auto, narrow, wide or ascii";
        today:
            "今天的日期，如 2026-11-26；默认按系统",
            "what day it is, for example 2026-11-26; by default that of the system";
        quiet:
            "不写附带的说明，只写结果和错误",
            "say nothing beside the answer but errors";
        no_pager:
            "内容长于屏幕时也不用分页程序（PAGER）",
            "never use a pager (PAGER), however long the answer";
        since:
            "在画面上标出与此旧目录相比新增、改动和撤下的条目；写法同 kechuang diff",
            "show on the screen what is new, changed or gone since this older directory, named as for kechuang diff";
        plain:
            "逐行方式：只有文字，适合读屏软件、打印终端和没有终端的连接；也可设 KECHUANG_PLAIN=1 或 ACCESSIBLE=1",
            "plain mode: nothing but lines of text, for screen readers, printers and lines without a terminal; KECHUANG_PLAIN=1 or ACCESSIBLE=1 do the same";
        watch:
            "与 --data 同用：目录的文件一存盘就重新读取，有错误则在末行说明，画面仍是之前的目录",
            "with --data: read the directory again whenever a file of it is saved; faults are told in the last row, and what was shown stays";
        kiosk:
            "只供查阅：不读写文件，不启动程序，只用 OSC 52 复制；配合 sshd 的 ForceCommand",
            "only for reading: no file, no other program, copying by OSC 52 alone; for sshd’s ForceCommand";
        idle_timeout:
            "与 --kiosk 同用：无人操作若干分钟后离开",
            "with --kiosk: leave after so many minutes without a key";
        syslog:
            "与 --kiosk 同用：每位来访者离开时在系统日志里记一行（方式、终端、大小、起止），不记查了什么",
            "with --kiosk: one line a session in the system’s log when it ends (door, terminal, size, start, length), and nothing of what was looked for";
        search: "查找并列出，一行一条", "find and list, one a line";
        search_query: "查找内容，写法同画面中的查找；不写则列出全部", "what to find, written as on the screen; without it, everything";
        search_kind: "只要这一类", "only records of this kind";
        search_limit: "最多列出几条；all 为全部", "how many at the most, or all";
        search_format:
            "text 以制表符分栏；json 一个对象；jsonl 一行一条；csv 表格",
            "text in columns divided by tabs; json one object; jsonl one record a line; csv a table";
        search_stdin:
            "从标准输入逐行读取查找内容，每行回一个 JSON 对象",
            "read queries from standard input, a line each, and answer each with a JSON object";
        search_stdin_most: "与 --stdin 同用：读到这么多 MiB 即止", "with --stdin: leave after so many MiB of queries";
        show: "显示一条的全部内容，或对照两条", "show all of one record, or compare two";
        show_id: "编号或名称，如 service-13、药学会、charter、chapter-2；写两个则对照", "its id or its name, for example service-13, 药学会, charter or chapter-2; two are compared";
        show_format: "text、json、markdown 或 vcard", "text, json, markdown or vcard";
        calendar: "一年里什么时候有什么：原书写明的和推算的", "what takes place when in a year, printed and inferred";
        calendar_year: "年份；默认为今年", "the year; by default this one";
        calendar_month: "只列这些月份，如 9、9-11、11-2、9,12 或 秋", "only what is in these months, for example 9, 9-11, 11-2, 9,12 or autumn";
        phones: "电话簿：每个部门的号码，各管哪些服务", "the phone book: every department’s numbers and what each is for";
        favourites: "您的收藏和批注，按收藏的先后", "your favourites and notes, in the order in which you made them";
        phones_query: "只列与此相符的部门：汉字、拼音、号码中的几位，或服务的名称", "only whom this finds: Chinese, pinyin, digits, or the name of a service";
        list_format: "text、json 或 markdown", "text, json or markdown";
        matching:
            "一个人或一个单位能找哪些服务：印出的条件相符、不符、须看条文",
            "what there is for a person or a body: printed conditions that fit, exclude, or are to be read";
        match_age: "年龄，周岁", "the age, in completed years";
        match_born: "出生日期，如 1988-05-01", "the day of birth, for example 1988-05-01";
        match_sex: "性别：female（f、女）或 male（m、男）", "female (f) or male (m)";
        match_role:
            "是哪一类人，如 researchers 或 科技工作者；可写几个",
            "what they are, for example researchers or 科技工作者; several with commas";
        match_org:
            "是哪一类单位，或在哪一类单位工作，如 enterprises 或 企业；可写几个",
            "the kind of body that it is, or that they work in, for example enterprises or 企业; several with commas";
        match_field:
            "从事的领域，如 clinical-medicine 或 医学临床",
            "the field they work in, for example clinical-medicine or 医学临床";
        match_degree: "最高学历", "the highest degree";
        match_studying: "在读什么；不在读写 no", "the degree they study for; no if they do not";
        match_rank: "职称：初级、中级、副高、正高", "the professional rank";
        match_nationality: "国籍，如 中国", "citizenship, for example China";
        match_residence: "全职工作的地方；单位写登记的地方", "where they work all day; of a body where it is registered";
        match_party: "以什么身份申报", "as what they would apply";
        match_month:
            "只要这些月份里有的，如 9、9-11、11-2、9,12 或 秋；没有写月份的列为须看条文",
            "only what is in these months, for example 9, 9-11, 11-2, 9,12 or autumn; where no month is printed it is to be read";
        match_open: "只要这一天开放的，如 2027-10-01；不写日期为今天", "only what is open on this day, for example 2027-10-01; today without one";
        match_sheet:
            "写成一页 A4 纸的 HTML，供打印：kechuang match … --sheet > sheet.html",
            "as HTML for one page of paper (A4), to be printed: kechuang match … --sheet > sheet.html";
        pick: "在终端里选一条，把所选写到标准输出", "choose a record on the terminal and print it to standard output";
        pick_print: "输出什么：phone、id、title 或 url", "what to print: phone, id, title or url";
        pick_multi:
            "可选几条：输入时 Tab 选中，列表里空格、v、* 选中；按选中的先后输出，一行一条",
            "pick several: Tab marks while typing, Space, v and * in the list; printed in the order of marking, one a line";
        pick_print0: "每条以 NUL 而不是换行结尾", "end each with NUL instead of a line break";
        export: "导出条目，供表格、数据库和其他程序使用", "write records for spreadsheets, databases and other programs";
        export_query: "导出什么，写法同查找；不写则导出全部", "what to export, written as in a search; without it, everything";
        export_format:
            "格式；不写时按 -o 的扩展名。CSV 中以 = + - @ 开头的文字前加一个制表符，以免被当作公式；电话号码照印",
            "the format; by default that of the ending of -o. In CSV a tab stands before text that begins with = + - @, so that it is no formula; telephone numbers stay as printed";
        export_site:
            "把整个目录写成一个网页文件夹，任何网站服务器都能放，也可直接打开；附日历、名片和表格",
            "write the whole directory as a folder of web pages that any server can hold and a browser opens from the disk, with calendars, cards and a workbook";
        export_fields: "只要这些列，以逗号分隔", "only these columns, with commas between them";
        export_header: "表头的语言；默认为程序用语", "the language of the headings; by default that of the program";
        export_vcard: "名片的版本：3（默认，手机都能读）或 4", "the version of cards: 3 (the default, which every telephone reads) or 4";
        export_remind: "每个日程之前这么多天另写一个提醒的日程", "another event so many days before each, which reminds of it";
        export_inferred: "推算的日期也写入日历，标题中注明", "take inferred dates into the calendar, too; their titles say so";
        export_output:
            "写入这个文件，写成之前不留任何痕迹；- 或不写为标准输出",
            "the file, which is there when it is whole and not before; - or none is standard output";
        template: "写一个空的工作簿，填好后可以导入", "write an empty workbook to fill in and import";
        template_format: "格式", "the format";
        force: "文件已存在时也替换", "replace a file that is there already";
        check: "检查目录文件的写法与内容", "check the files of a directory, form and content";
        check_path:
            "文件夹、其中一个文件或编译好的目录；默认为 --data 或内置目录",
            "a folder, a file in one or a compiled directory; by default --data, or the directory inside the program";
        check_watch:
            "检查之后不结束：文件一存盘就再查一遍，按 Ctrl-C 结束",
            "stay: check again whenever a file is saved, until Ctrl-C";
        check_format:
            "text 给人看；json 给编辑器用；gnu 每行一处（文件:行:列: 说明），供 vim、Emacs 等的错误列表",
            "text for people, json for editors, gnu for their lists of errors: file:line:column: text";
        check_links:
            "读链接检查器的报告（lychee --format json），指出失效网址在哪些条目；本程序不上网",
            "read a link checker's report (lychee --format json) and tell which records hold dead addresses; nothing is fetched here";
        fmt: "整理目录文件的排版，注释不动", "lay the files of a directory out; comments stay";
        fmt_path: "文件夹或其中一个文件；默认为 --data", "a folder or a file in one; by default --data";
        fmt_check: "只列出排版不合的文件，不写入", "list the files that are laid out otherwise and write nothing";
        edit:
            "用 $VISUAL 或 $EDITOR 打开条目所在的文件与行，然后检查",
            "open the file of a record at its line in $VISUAL or $EDITOR, and check it afterwards";
        edit_id: "条目的编号，例如 service-01", "the id of the record, for example service-01";
        new:
            "写出新条目的底稿，或内置目录的全部文件",
            "write a new record that is still to be filled in, or the files of the directory inside the program";
        new_what:
            "service、society、department：一条待填的服务、学会、部门；directory：内置目录的全部文件，供改写",
            "service, society, department: one that is still to be filled in; directory: all files of the directory inside the program, to be changed";
        new_path: "directory 写入的文件夹；须不存在或为空", "for directory: the folder to write to, which must be empty or not there";
        new_into: "新条目写入的目录文件夹；默认为 --data", "the folder of the directory that the record goes into; by default --data";
        new_discipline: "society 所属学科的编号或名称", "for society: its discipline, by id or name";
        new_id: "department 的编号，如 department-office；默认取下一个", "for department: its id, such as department-office; by default the next one";
        new_edit: "随即在编辑器里打开，与 kechuang edit 相同", "open it at once in the editor, as kechuang edit does";
        check_readings:
            "列出读音可能有误的字：名称中的多音字，词表没有定音，也没有写明 pinyin",
            "list characters whose reading is doubtful: several readings, none decided by the word list or by a pinyin of the record";
        import:
            "把表格、名片或 JSON 文件读入一个目录：先预览，再写入",
            "take a table, cards or JSON into a directory: a preview first, then written";
        import_file:
            "文件：.xlsx、.csv、.vcf、.json 或 .jsonl",
            "the file: .xlsx, .csv, .vcf, .json or .jsonl";
        import_into: "要改的目录文件夹", "the folder of the directory that is to be changed";
        import_write:
            "写入；没有这一项时只预览。有任何不明之处，就什么也不写",
            "write it; without this there is only a preview. Where anything is unclear, nothing is written";
        compile:
            "把目录编译成一个文件，打开时不必再读",
            "compile a directory into one file, which is opened without being read";
        compile_path: "文件夹；默认为 --data 或内置目录", "a folder; by default --data, or the directory inside the program";
        compile_output: "写入的文件；全部写好后才换上", "the file, which is replaced when the new one is whole";
        pack:
            "把目录装进本程序，成为一个可以单独运行的文件",
            "pack a directory into a copy of this program: one file that runs";
        pack_path: "文件夹，或编译好的目录", "a folder, or a compiled directory";
        pack_output: "写成的程序；全部写好后才出现", "the program, which is there when it is whole and not before";
        stale: "列出该核对的：从未核对，或核对得太久", "list what is due: never confirmed, or too long ago";
        stale_older: "核对后超过多少天算到期", "how many days a confirmation holds";
        stale_format: "text、json 或 csv", "text, json or csv";
        stale_fail: "有到期的则以 1 结束，供脚本使用", "end with 1 where something is due, for scripts";
        callsheet: "要核对的号码，各管什么：可打印、填写，再用 import 读回", "the numbers to be called and all that hangs on each, to be filled in and imported";
        callsheet_output: "写入的文件；默认写到标准输出", "the file; by default standard output";
        callsheet_format: "text、markdown、csv 或 xlsx；默认按文件名", "text, markdown, csv or xlsx; by default as the file is named";
        callsheet_force: "已有的文件也写", "write over a file that is there";
        report: "报告一条的一处错误，写成纠错条", "report a mistake in an entry, as a slip";
        report_id: "记录的编号或名称", "the id or the name of the entry";
        report_wrong: "哪里有误，一句话", "what is wrong, in a sentence";
        report_field: "哪一栏", "which field";
        report_printed: "所印的文字；默认为该栏的第一处", "what is printed there; by default the first of the field";
        report_format: "text，或 qr 二维码", "text, or a QR code";
        slips: "列出文件中的纠错条，旁边是现在的目录所说", "list the slips in a file beside what their entries say now";
        slips_file: "文件，如存下的邮件；- 为标准输入", "a file, such as saved mail; - is standard input";
        diff:
            "两个目录有何不同：新增、改动、撤下；相同则退出码为 0，不同为 1",
            "what is new, changed or gone between two directories; exit code 0 if nothing, 1 if something";
        diff_old:
            "旧目录：文件夹或编译好的目录；内置目录写 builtin",
            "the old directory: a folder or a compiled one; builtin is the one inside the program";
        diff_new: "新目录，写法相同；默认为 --data 或内置目录", "the new one, named the same way; by default --data, or the one inside the program";
        diff_format: "text、markdown（可作新版说明）或 json", "text, markdown (a covering letter) or json";
        qr:
            "把一条记录的电话、网址或名片印成二维码",
            "print the number, a link or the contact of a record as a QR code";
        qr_id: "记录的编号或名称，例如 service-01", "the id or the name of the record, for example service-01";
        qr_of:
            "印什么：phone、url、contact、line（一行）或 text（全文）；默认取有的第一种",
            "what: phone, url, contact, line or text (all of it); by default the first of them that there is";
        qr_invert: "深浅互换：用于浅色背景或纸张", "swap dark and light, for a light background or paper";
        serve_config:
            "打印 sshd_config 片段，让没有账号的人经 SSH 查阅",
            "print the block for sshd_config that offers the directory to people without a shell account";
        serve_user: "供来访者使用的账号", "the account that visitors use";
        serve_path:
            "本程序在该机器上的绝对路径；默认为它在本机安装的位置，没有安装则在 /usr/local/bin 下",
            "where this program stands on that machine, from the root; by default where it is installed on this one, or in /usr/local/bin";
        serve_no_keys: "谁都可以进来，不问密钥和口令", "let anybody in, who is asked for no key and no password";
        serve_syslog: "让每位来访者在系统日志里留下一行", "have each session leave a line in the system’s log";
        config: "列出各项设置的值与出处，或写一个设置文件，或检查它", "show each setting and where it comes from, write a file to begin with, or check one";
        config_init: "写一个带注释的设置文件；已有的不动", "write a commented file of settings, unless there is one";
        config_show: "列出每项的值与出处（不写选项时也是如此）", "show each value and where it comes from (also without an option)";
        config_check: "检查设置文件；可写文件名", "check the file of settings, or the one that is named";
        config_path: "只写出设置文件在哪里", "say only where the file of settings is";
        doctor:
            "说明本程序如何看待当前终端、依据什么、缺什么",
            "say what the program believes about this terminal and why, and what is missing";
        doctor_format: "text 给人看，json 给程序用", "text for people, json for programs";
        completions:
            "打印 shell 的补全脚本：命令、选项、编号、字段名",
            "print the completion script of a shell: commands, options, ids, names of fields";
        completions_shell: "给哪种 shell", "for which shell";
        man: "打印手册页（roff），供 man 阅读", "print the manual page (roff), for man to show";
        man_of: "命令，如 search；默认为整个程序", "a command, for example search; by default the whole program";
        man_section: "用户命令", "User Commands";
        man_see: "每个命令另有一页：kechuang man 命令", "every command has a page of its own: kechuang man COMMAND";
        help_command: "显示用法，或一个命令的用法", "show how it is called, or how a command is";
        help_of: "命令，如 search", "a command, for example search";
        help_flag: "显示用法", "show how it is called";
        version_flag: "显示版本", "show the version";
        synopsis: "用法：", "Usage: ";
        commands: "命令", "Commands";
        command: "命令", "COMMAND";
        arguments: "参数", "Arguments";
        options: "选项", "Options";
        values(thing): "［可用：{thing}］", " [one of: {thing}]";
        default(thing): "［默认：{thing}］", " [default: {thing}]";
        variable(thing): "［环境变量：{thing}］", " [variable: {thing}]";
    }

    /// What is wrong with a call.
    Calls {
        value_missing(argument): "{argument} 后面要写一个值", "{argument} needs a value";
        value_not_among(argument, value, values):
            "{argument} 不能是“{value}”；可用：{values}",
            "{argument} cannot be “{value}”; one of: {values}";
        value_wrong(argument, value, reason):
            "{argument} 不能是“{value}”：{reason}",
            "{argument} cannot be “{value}”: {reason}";
        argument_unknown(argument): "不认识“{argument}”", "“{argument}” is not understood";
        argument_unknown_closest(argument, closest):
            "不认识“{argument}”；是否想写 {closest}",
            "“{argument}” is not understood; did you mean {closest}";
        argument_missing(argument): "缺少 {argument}", "{argument} is missing";
        arguments_conflict(argument, other): "{argument} 不能与 {other} 同用", "{argument} does not go with {other}";
        call_wrong: "命令行写得不对", "the call is not understood";
        see_help: "；写法见 --help", "; see --help";
        since_alone:
            "--since 用于画面；不用画面时写 kechuang diff",
            "--since is for the screen; without one call kechuang diff";
        plain_alone:
            "--plain 不与子命令同用；子命令的输出本来就是逐行的文字",
            "--plain goes with no subcommand; what they print is lines of text anyway";
        watch_alone:
            "--watch 只用于画面和 kechuang check --watch",
            "--watch is for the screen and for kechuang check --watch";
        nothing_to_watch: "请指出要监视的目录，例如 kechuang check data --watch", "name the folder to watch, for example kechuang check data --watch";
        unwatched(path):
            "{path} 的改动无从得知：系统不通知，或监视数已到上限；只有文件夹可用 --watch",
            "{path} cannot be watched: the system does not tell of changes, or no watch is left; --watch takes a folder";
        kiosk_alone: "--kiosk 不与子命令同用", "--kiosk goes with no subcommand";
        query_and_command(query): "“{query}”与子命令不能同用", "the query “{query}” goes with no subcommand";
        mistyped_command(name, closest):
            "没有“{name}”这个命令；是否想写 {closest}；要查找这个词，写 kechuang search {name}",
            "there is no command “{name}”; did you mean {closest}; to find the word itself, kechuang search {name}";
        no_such_command(name, all): "没有“{name}”这个命令；有：{all}", "there is no command “{name}”; there are: {all}";
    }
}
