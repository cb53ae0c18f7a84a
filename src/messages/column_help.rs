//! What each column of a table is, for who fills one in.

use super::catalogue::messages;

messages! {
    /// What a column is. The rows have the names of those of [`Columns`](super::columns::Columns).
    ColumnHelp {
        id: "条目的固定编号，小写字母、数字和 -；改了就是另一条", "the stable id: small letters, digits and -; another one is another record";
        kind: "条目的类别", "what sort of record";
        number: "原书的序号，从 1 起不留空号", "the printed number, from 1 without gaps";
        label: "条的编号，照原书", "the number of an article as printed";
        name: "名称，照原书", "the name as printed";
        english: "英文名", "the name in English";
        english_printed: "英文名是否为原书所印", "whether the book prints the name in English";
        alternate_names: "其他写法、简称", "other spellings, short names";
        keywords: "名称里没有、读者可能输入的词", "words a reader may type that the name does not hold";
        pinyin: "名称的读音，音节以空格隔开；只在自动注音有误时填写", "the reading of the name, syllables with blanks between them; only where the automatic one is wrong";
        part: "所在的部分，从列表中选", "the part, to be chosen from the list";
        category: "部分之下的分类，从列表中选；该部分没有分类则留空", "the category within the part, to be chosen from the list; empty where the part has none";
        discipline: "学会所属的学科，从列表中选", "the discipline of the society, to be chosen from the list";
        chapter: "所在的章", "the chapter";
        page: "原书页码", "the page of the book";
        summary: "一句话说明是什么，用自己的话", "what it is, in one sentence of your own";
        organizers: "组织、主办单位：原书的标题 | 名称", "who organizes or hosts: printed heading | names";
        supervisors: "主管单位、责任部门：原书的标题 | 名称", "who supervises or is responsible: printed heading | names";
        implementers: "实施单位、部门：原书的标题 | 名称", "who carries it out: printed heading | names";
        audiences: "面向谁：原书的标题 | 原文；没有标题则只写原文", "for whom: printed heading | words as printed; the words alone where there is no heading";
        audience_terms: "“面向”各行归入的类别", "the terms to which each line of that is folded";
        audience_parties: "指的是个人、团队还是单位；原文不明则留空", "whether individuals, teams or bodies are meant; empty where that is open";
        audience_places: "限于何地", "the place that they are bound to";
        audience_scope: "列举完全：原文没有“等”；归类较宽：类别比原文宽", "exhaustive: the words name all of them; wider: the terms mean more than the words";
        conditions: "谁可以申报", "who may apply";
        schedules: "什么时候", "when";
        benefits: "名额、金额、期限", "quotas, money, terms";
        departments_answering: "由哪个部门接听：名称或编号 | 此处的写法（如有不同）", "which department answers: name or id | as printed here, where that differs";
        phones: "号码 | 电话或传真 | 存疑之处；普通电话只写号码", "number | Phone or Fax | a doubt; the number alone for a telephone";
        emails: "地址 | 原书的标题", "address | printed label";
        urls: "网址 | 说明", "address | what it is";
        address: "通信地址", "the postal address";
        postal_code: "邮政编码，六位", "the postcode, six digits";
        text_urls: "正文中（不在联系方式下）的网址 | 说明", "web addresses in the running text and not under the contact | what each is";
        documents: "所依据的文件", "official documents";
        figures: "书中的数字", "numbers the book reports";
        history: "沿革", "dated events";
        sections: "正文", "the text under its headings";
        text: "条文", "the text";
        signed: "署名", "who signs it";
        notes: "对原书的疑问、说明", "doubts about what is printed";
    }

    /// What stands around that in a workbook to fill in.
    Template {
        explanations: "说明", "How to";
        values: "取值", "Values";
        column: "列", "Column";
        sheets: "所在的表", "Sheets";
        meaning: "是什么", "What it is";
        needed: "必填", "Needed";
        writing: "怎样写", "How it is written";
        example: "举例", "Example";
        needed_yes: "必填", "yes";
        needed_no: "可不填", "may be empty";
        needed_key: "改动已有的条目时必填", "to change a record";
        needed_shown: "只供查看：改动不会导入，请用 kechuang edit 编号", "only shown: changes are not imported, use kechuang edit ID";
        as_number: "整数", "a whole number";
        as_line: "一行", "one line";
        as_choice: "从列表中选一个", "one of the list";
        as_lines: "一行一项；格内换行用 Alt+Enter；一项之内各段以 | 隔开，几个名称以 、 隔开", "an item a line (Alt+Enter breaks a line within a cell); parts of an item are divided by |, names by the Chinese comma";
        as_outer: "属于第二组的行以 [2] 开头，第三组以 [3]，第一组不写", "lines of the second block begin with [2], of the third with [3], of the first with nothing";
        opening:
            "一行是一个条目。空行、空表可以删去；列的次序不要紧，不用的列可以整列删去，原有的内容不变。单元格都按文字填写，电话号码也是。填好后用 kechuang import 文件 --into 目录 预览，看清楚再加 --write。",
            "A row is a record. Empty rows and sheets may be taken out; the order of columns does not matter, and a column that is taken out leaves what is there as it is. All cells are text, telephone numbers too. When it is filled in, kechuang import FILE --into DIR shows what would change; --write changes it.";
        escapes:
            "内容中本来有 | 或 、 时，在前面加反斜杠：\\| \\、",
            "where a text itself holds | or a Chinese comma, a backslash stands before it: \\|";
        too_many_rows(sheet, rows, most):
            "“{sheet}”有 {rows} 条，一张表至多 {most} 行；请缩小范围，或改用 CSV",
            "“{sheet}” has {rows} records, and a sheet {most} rows; export fewer, or as CSV";
    }
}
