//! What the program says on standard output and standard error.

use super::catalogue::messages;

messages! {
    /// What the subcommands say, and why one was not carried out.
    Cli {
        search_cut(shown, total):
            "共 {total} 条，只列出 {shown} 条；--limit {total} 可全部列出",
            "{shown} of {total} shown; --limit {total} shows all";
        search_read(conditions): "读作 {conditions}", "Read as {conditions}";
        packed(call): "运行：{call}", "to run it: {call}";
        packed_without_files:
            "装进本程序的是编译好的目录，没有它的源文件；请向维护者索取文件夹，用 --data 指明",
            "the directory was packed into this program compiled, without its files; ask its keeper for the folder, and name that with --data";
        packed_edition(title, edition, count):
            "装入的目录：{title}（{edition}），{count} 条",
            "the directory packed inside: {title} ({edition}), {count} entries";
        packed_from(digest):
            "由校验和为 {digest} 的文件编译；程序与目录逐字节核对无误",
            "compiled from files with the digest {digest}; every byte of program and directory is whole";
        edition(title, edition, published, count):
            "内置目录：{title}（{edition}，{published}），{count} 条",
            "the directory inside: {title} ({edition}, {published}), {count} entries";
        format_missing(all):
            "请用 --format 指明格式，或在 -o 的文件名中写明扩展名；格式有：{all}",
            "say the format with --format, or by the ending of the file after -o; formats: {all}";
        option_of_other_formats(option, format):
            "{format} 格式没有 {option}",
            "{option} does not go with the format {format}";
        binary_to_terminal(format):
            "{format} 不是文字，不能显示在终端上；请用 -o 写入文件",
            "{format} is no text for a terminal; write it to a file with -o";
        file_exists(path): "{path} 已存在，没有改动；要替换请加 --force", "{path} is there already and was left alone; --force replaces it";
        folder_in_place(path): "{path} 是文件夹；请写文件名", "{path} is a folder; give the name of a file";
        unexported(path, reason): "{path} 没有写成：{reason}", "{path} was not written: {reason}";
        template_written(path): "空的工作簿：{path}；填好后用 kechuang import 导入", "an empty workbook: {path}; filled in, it is read by kechuang import";
        nothing_to_export: "没有找到可以导出的条目，没有写文件", "nothing was found to export; no file was written";
        cell_cut(id, column):
            "{id}：“{column}”太长，表格的一格放不下，末尾已截去",
            "{id}: “{column}” is too long for a cell of a workbook; its end is cut off";
        stdin_too_long(most):
            "标准输入超过 {most} MiB；可用 --stdin-most 放宽",
            "standard input is longer than {most} MiB; --stdin-most raises that";
        stdin_unreadable(reason): "无法读取标准输入：{reason}", "standard input cannot be read: {reason}";
        not_in_directory: "本目录中没有", "not in this directory";
        no_such_id(id): "没有编号为“{id}”的条目", "there is no record “{id}”";
        no_such_id_closest(id, closest):
            "没有编号为“{id}”的条目；是否想写 {closest}",
            "there is no record “{id}”; did you mean {closest}";
        several_meant(name, count):
            "“{name}”可指 {count} 条，请写编号：",
            "“{name}” may mean {count} records; give an id:";
        and_more(count): "另有 {count} 条", "and {count} more";
        compared_with_itself(id):
            "{id} 写了两次；对照要写两个不同的编号",
            "{id} is there twice; comparing takes two different records";
        incomparable:
            "只有两个条目可以对照；章程全文和各章请单独显示",
            "only two records can be compared; show the charter or a chapter of it alone";
        too_many_to_compare:
            "至多对照两条；更多的请逐条显示",
            "at most two records can be compared; show more of them one by one";
        damaged_record(id):
            "{id} 已损坏，无法显示；请重新编译目录",
            "{id} is damaged and cannot be shown; compile the directory again";
        find_by_name(call): "；查找请用 {call}", "; to find it: {call}";
        nothing_picked: "没有选取条目", "nothing was picked";
        doubtful(character, taken, others, count, name, id):
            "{character}  读作 {taken}（又读 {others}）  {count} 处，如“{name}”{id}",
            "{character}  read {taken} (else {others})  in {count} names, as in “{name}” {id}";
        qr_needs_dark:
            "此二维码以字符为浅色，须显示在深色背景上；浅色背景请加 --invert",
            "this code is drawn for a dark background; for a light one add --invert";
        clean(services, societies, departments, profiles, articles):
            "{services} 项服务，{societies} 个学会，{departments} 个部门，{profiles} 个机构，{articles} 条通则：没有错误",
            "no fault; services: {services}, societies: {societies}, departments: {departments}, organizations: {profiles}, articles: {articles}";
        laid_out(changed, others): "已整理 {changed} 个文件，{others} 个本已如此", "laid out: {changed}; as they were: {others}";
        built_in:
            "内置目录不能改；请用 --data 指明文件夹，没有的话先写一份：kechuang new directory DIR",
            "the directory inside the program cannot be changed; name a folder with --data, or write one first: kechuang new directory DIR";
        place_taken(path): "{path} 已有内容，没有写入；请写一个新的文件夹", "{path} is not empty, and nothing was written; name a new folder";
        directory_written(path, files):
            "{path}：已写出 {files} 个文件；改用它：kechuang --data {path}",
            "{path}: files written: {files}; to use it: kechuang --data {path}";
        unfit_editor(editor): "$VISUAL 或 $EDITOR 不成一个命令：{editor}", "$VISUAL or $EDITOR is no command: {editor}";
        editor_failed(editor, reason):
            "打不开编辑器 {editor}：{reason}；请设 EDITOR",
            "the editor {editor} cannot be run: {reason}; set EDITOR";
        editor_ended(editor, status): "编辑器 {editor} 没有正常结束：{status}", "the editor {editor} did not end well: {status}";
        no_link_report(path, reason):
            "{path} 不是可读的链接报告（{reason}）；请用 lychee --format json 写一份",
            "{path} is no report of links that can be read ({reason}); lychee --format json writes one";
        link_gone(url, answer): "错误：网址失效（{answer}）：{url}", "error: the address is dead ({answer}): {url}";
        link_open(url, answer): "未定：网址没有应答或拒绝访问（{answer}）：{url}", "inconclusive: the address did not answer, or refused ({answer}): {url}";
        links_counted(gone, open, strange):
            "失效 {gone} 个，未定 {open} 个；报告中另有 {strange} 个不在本目录",
            "dead: {gone}, inconclusive: {open}; in the report and not in the directory: {strange}";
        compiling(percent): "写入 {percent}%", "writing: {percent} %";
        reading(percent): "读取 {percent}%", "reading: {percent} %";
        indexing: "建立索引", "making the index";
        compiled(path, records, length):
            "{path}：{records} 条，{length}",
            "{path}: {records} records, {length}";
        faults(count): "共 {count} 处错误", "faults: {count}";
        faults_or_more(count):
            "至少 {count} 处错误；更多的没有列出",
            "faults: {count} or more; the others are not listed";
        file_clean(path): "{path}：没有错误", "{path}: no fault";
        others_faulty(count): "目录的其他文件中有 {count} 处错误", "faults in other files of the directory: {count}";
        watching(path): "正在监视 {path}，存盘即查；按 Ctrl-C 结束", "watching {path}; each save is checked, Ctrl-C ends it";
        error_label: "错误", "error";
        help_label: "改法", "help";
        other_label: "另一处在这里", "the other one is here";
        configuration_fault(place, reason):
            "设置 {place} 有误，未采用：{reason}（详见 kechuang doctor）",
            "{place}: this setting is not heeded: {reason} (kechuang doctor tells more)";
        configuration_faults(count, place, reason):
            "设置有 {count} 处错误，未采用；第一处在 {place}：{reason}（详见 kechuang doctor）",
            "{count} faults in the settings, the first at {place}: {reason} (kechuang doctor tells more)";
        configuration_unread(reason): "设置没有读：{reason}", "the settings were not read: {reason}";
        no_terminal: "没有终端可用；经 SSH 时请用 ssh -t，或用 --plain 逐行查阅", "there is no terminal to draw on; over SSH use ssh -t, or --plain for lines of text";
        dumb_terminal(term):
            "终端类型 {term} 无法显示画面；请设 TERM，例如 TERM=xterm-256color",
            "a terminal of type {term} cannot show the screen; set TERM, for example TERM=xterm-256color";
        kiosk_command:
            "此处只供查阅，不执行命令，也不传送文件；请用 ssh -t 登录，或只问一句：ssh … help",
            "only the directory is offered here, no commands and no files; log in with ssh -t, or ask one thing: ssh … help";
        kiosk_verbs:
            "只问一句，答完即断：
  药学会             查找（含汉字时不必写 find）
  find yaoxuehui     查找：拼音、首字母、英文
  show service-04    一条的全文（编号或名称）
  card 药学会        联系人名片（vCard）
  calendar           全年的申报时间
  ics [查找或编号]   同上，存成日历文件（ssh -T … ics > 2026.ics）
  phones [查找]      电话簿
  help               这些说明
不带任何话登录，即是可以翻阅的画面（ssh -t）。",
            "One question, one answer:
  药学会             find (with a Chinese character no verb is needed)
  find yaoxuehui     find: pinyin, initials, English
  show service-04    an entry (its id or its name)
  card 药学会        who answers, as a vCard
  calendar           when services take place
  ics [QUERY or ID]  the same as a file for a calendar (ssh -T … ics > year.ics)
  phones [QUERY]     the phone book
  help               this
Without any words you get the screen (ssh -t).";
        kiosk_cut(shown, total):
            "共 {total} 条，只列出 {shown} 条；请多说几个字，或用 ssh -t 登录翻阅",
            "{shown} of {total} shown; say more, or log in with ssh -t to look through all";
        kiosk_too_many(count):
            "共 {count} 条，一次答不完；请说明要找什么：ssh … help",
            "{count} entries are too many for one answer; say what to find: ssh … help";
        kiosk_directory:
            "目录暂时打不开，请告知管理员（kechuang check 会说明原因）",
            "the directory cannot be opened now; please tell who keeps it (kechuang check says why)";
        kiosk_idle(minutes): "{minutes} 分钟无人操作，已离开", "left after {minutes} minutes without a key";
        kiosk_fault: "出错，已离开", "left because of a fault";
        no_code(id): "{id} 没有可印成二维码的内容", "{id} has nothing to print as a QR code";
        no_card(id): "{id} 没有联系方式，做不成名片", "{id} has no contact to make a card of";
        no_such_code(id, kinds): "{id} 没有这一项；可印的有：{kinds}", "{id} has none of that; there is: {kinds}";
        unfit_user(user): "{user} 不能作账号名", "{user} cannot be the name of an account";
        unfit_path(path):
            "{path} 应为绝对路径，只含字母、数字和 / . _ + -",
            "{path} must begin at the root and hold only letters, digits and / . _ + -";
        root_user:
            "root 的账号不能交给来访者：他们每个人都会是管理员；请另建一个什么也没有的账号",
            "root is no account for visitors: each of them would be the administrator; make one that owns nothing";
        unwritten(reason): "写不出去：{reason}", "the output cannot be written: {reason}";
        no_thread(reason):
            "系统线程已用尽（{reason}）；请稍后再试",
            "the system has no thread left ({reason}); try again later";
        terminal_failed(reason): "无法使用终端：{reason}", "the terminal cannot be used: {reason}";
    }
}
