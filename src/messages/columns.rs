//! The columns of a table of records: their headings, and the words that stand in their cells.

use super::catalogue::messages;

messages! {
    /// Headings, and words in cells.
    Columns {
        services: "服务", "Services";
        societies: "学会", "Societies";
        departments: "部门", "Departments";
        profiles: "机构", "Organizations";
        articles: "通则", "Articles";
        id: "编号", "Id";
        kind: "类别", "Kind";
        number: "序号", "Number";
        label: "条号", "Label";
        name: "名称", "Name";
        english: "英文名", "English name";
        english_printed: "英文名见原书", "English name is printed";
        alternate_names: "又名", "Other names";
        keywords: "检索词", "Keywords";
        pinyin: "读音", "Reading";
        part: "部分", "Part";
        category: "分类", "Category";
        discipline: "学科", "Discipline";
        chapter: "章", "Chapter";
        page: "页", "Page";
        summary: "概要", "Summary";
        organizers: "组织、主办", "Organizers";
        supervisors: "主管、责任", "Supervisors";
        implementers: "实施", "Implementers";
        audiences: "面向", "For whom";
        audience_terms: "面向（归类）", "For whom: terms";
        audience_parties: "面向（个人、团队、单位）", "For whom: parties";
        audience_places: "面向（地域）", "For whom: place";
        audience_scope: "面向（范围）", "For whom: scope";
        conditions: "条件", "Conditions";
        schedules: "时间", "When";
        benefits: "名额与支持", "Benefits";
        departments_answering: "接听部门", "Departments answering";
        phones: "电话", "Telephone";
        emails: "电子邮箱", "E-mail";
        urls: "网址", "Web";
        address: "地址", "Address";
        postal_code: "邮编", "Postcode";
        text_urls: "正文网址", "Links in the text";
        documents: "文件", "Documents";
        figures: "数字", "Figures";
        history: "沿革", "History";
        sections: "正文", "Text under headings";
        text: "全文", "Text";
        signed: "署名", "Signed";
        notes: "说明", "Notes";
        yes: "是", "yes";
        no: "否", "no";
        individual: "个人", "individuals";
        team: "团队", "teams";
        body: "单位", "bodies";
        exhaustive: "列举完全", "exhaustive";
        wider: "归类较宽", "wider";
        female: "女性", "women";
        male: "男性", "men";
        college: "大专", "college";
        bachelor: "本科", "bachelor";
        master: "硕士", "master";
        doctor: "博士", "doctor";
        assistant: "初级", "assistant";
        intermediate: "中级", "intermediate";
        associate: "副高级", "associate";
        full: "正高级", "full";
        studying(degree): "在读{degree}", "studying for {degree}";
        at_least(value): "{value}以上", "{value} or above";
        years_old(ages): "{ages} 岁", "aged {ages}";
        usual: "一般", "usually";
        discretionary: "可适当", "at discretion";
        months(months): "{months} 月", "months {months}";
        week(month, week): "{month} 月第 {week} 周", "week {week} of month {month}";
        by_day(month, day): "{month} 月 {day} 日截止", "by {month}-{day}";
        cycle(years, from, to): "{from}—{to}，{years} 年一轮", "{from} to {to}, a round of {years} years";
        edition: "一届", "an edition";
    }

    /// Why a cell is not read, and what would be right.
    Cells {
        not_a_number(text): "“{text}”不是整数，或太大", "“{text}” is no whole number, or too large";
        no_such_name(column, text): "{column}中没有“{text}”", "there is no “{text}” among: {column}";
        no_such_name_closest(column, text, closest):
            "{column}中没有“{text}”，是否应为“{closest}”？",
            "there is no “{text}” among: {column}; did you mean “{closest}”?";
        several_of_name(column, text):
            "{column}中有几个“{text}”，请写编号",
            "several are called “{text}” ({column}); write the id";
        no_such_word(text, all): "“{text}”无法识别，可写：{all}", "“{text}” is not understood; it may be: {all}";
        too_many_parts(text, most):
            "“{text}”用 | 分成了太多段，至多 {most} 段",
            "“{text}” has too many parts divided by |, at most {most}";
        label_missing(text):
            "“{text}”前缺少原书的标题，应写作：标题 | 名称",
            "“{text}” lacks the printed heading before it: heading | names";
        no_such_place(text, most):
            "“{text}”：[n] 须在 1 与 {most} 之间",
            "“{text}”: [n] must be from 1 to {most}";
        one_line(text): "“{text}”：这里只能写一行", "“{text}”: only one line may stand here";
        not_here(column): "这一类条目没有“{column}”这一列", "records of this sort have no column “{column}”";
        shown_only(column, id):
            "“{column}”只供查看，不能由表格修改；请用 kechuang edit {id}",
            "“{column}” is only shown and is not changed by a table; use kechuang edit {id}";
    }
}
