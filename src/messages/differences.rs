//! What is not in a directory what it was in another one: the names of fields, their values in words, and what is said around
//! them.

use super::catalogue::messages;

messages! {
    /// The names of the fields of records, for whoever knows a page and no file. Those that a page names are there.
    FieldNames {
        id: "编号", "Id";
        name: "名称", "Name";
        is_english_printed: "英文名见原书", "English name as printed";
        keywords: "关键词", "Keywords";
        pinyin: "读音", "Reading";
        part: "部分", "Part";
        category: "类别", "Category";
        chapter: "章", "Chapter";
        providers: "单位", "Bodies";
        role: "单位的职责", "What the bodies do";
        printed_label: "原书标题", "Printed label";
        names: "单位名单", "Names";
        remark: "附语", "Words behind the names";
        printed: "原文", "Printed words";
        terms: "归入", "Counted among";
        parties: "申报主体", "Who applies";
        place: "地域", "Place";
        exhaustive: "原文已列全", "The words name all";
        wider: "归类宽于原文", "Counted among more than the words mean";
        group: "适用于", "Holds for";
        who: "适用者", "Those it holds for";
        youngest: "最低年龄", "Youngest";
        oldest: "最高年龄", "Oldest";
        born_from: "最早出生日期", "First birthday";
        force: "是否可放宽", "How firm";
        asks: "要求", "Asks for";
        conditions: "条件", "Conditions";
        schedules: "时间", "When";
        windows: "时段", "Time of the year";
        benefits: "所得", "What one gets";
        sort: "种类", "Kind";
        what: "项目", "What";
        bound: "界限", "Bound";
        value: "数值", "Value";
        found_in: "出处", "Found in";
        date: "日期", "Date";
        event: "事件", "Event";
        edition_of: "算作一届", "Counts as an edition";
        title: "标题", "Title";
        document_number: "文号", "Document number";
        issuer: "发文单位", "Issued by";
        purpose: "用途", "What for";
        answers_as: "原书所印部门名", "Department as printed";
        number_kind: "号码种类", "Kind of number";
        number_note: "号码说明", "Note on the number";
        label: "标签", "Label";
        paragraph: "段落", "Paragraph";
        list: "列表", "List";
        item: "列表项", "Item";
        mark: "项号", "Mark";
        confirmed_on: "核对日期", "Confirmed on";
        confirmed_by: "核对人", "Confirmed by";
        confirmed_how: "核对方式", "Confirmed how";
        article_label: "条号", "Article";
        subject: "主题", "Subject";
        signed: "署名", "Signed";
        alternate_titles: "其他标题", "Other titles";
        short_title: "简称", "Short title";
        edition: "版次", "Edition";
        publisher: "出版者", "Publisher";
        published: "出版日期", "Published";
        common_prefixes: "名称常见的开头", "Common beginnings of names";
        parts: "部分", "Parts";
        audiences: "对象", "Audiences";
        fields: "领域", "Fields of work";
        places: "地域", "Places";
        is_organization: "是单位", "Bodies, not people";
        broader: "上位词", "Broader";
        everybody: "人人都是", "Everybody";
        society_list: "学会清单", "List of societies";
        as_of: "截至", "As of";
        count: "数目", "Count";
        disciplines: "学科", "Disciplines";
        charter: "章程", "Charter";
        chapters: "章", "Chapters";
        thesaurus: "同义词", "Thesaurus";
        ignored: "略去的词", "Words left out";
        words: "同义的词", "Words";
        leads_to: "引向的词", "Leads to";
        departments: "部门的次序", "Order of departments";
    }

    /// Values in words.
    FieldValues {
        yes: "是", "yes";
        no: "否", "no";
        nothing: "（无）", "(none)";
        organizer: "组织、主办", "organizes";
        supervisor: "主管、负责", "supervises";
        implementer: "实施", "carries out";
        quota: "名额", "quota";
        amount: "金额", "amount";
        term: "期限", "term";
        other: "其他", "other";
        exactly: "如数", "exactly";
        at_most: "不超过", "at most";
        at_least: "不少于", "at least";
        about: "左右", "about";
        in_text: "正文", "the text";
        in_caption: "图片说明", "a caption";
        in_picture: "书中图片", "a picture";
        individual: "个人", "one person";
        team: "团队", "a team";
        body: "单位", "a body";
        strict: "不可放宽", "strict";
        usual: "一般如此", "usual, with exceptions";
        discretionary: "可酌情", "left to whoever decides";
        voice: "电话", "phone";
        fax: "传真", "fax";
        female: "女", "women";
        male: "男", "men";
        call: "打电话", "by telephone";
        page: "看网页", "on a web page";
        letter: "来函", "by letter";
        assistant: "初级职称", "assistant rank";
        intermediate: "中级职称", "intermediate rank";
        associate: "副高级职称", "associate rank";
        full: "正高级职称", "full rank";
        college: "大专", "college";
        bachelor: "本科", "bachelor";
        master: "硕士", "master";
        doctor: "博士", "doctor";
        asks_for(what, least): "{what}：{least}", "{what}: {least}";
        at_the_least(what): "{what}及以上", "{what} or higher";
        works_in(field): "从事{field}", "works in {field}";
        studies(degree): "{degree}在读", "studies ({degree})";
        once_in(years): "每 {years} 年一次", "once in {years} years";
        every_year: "每年一次", "once a year";
        month(month): "{month} 月", "month {month}";
        months(from, to): "{from} 月至 {to} 月", "months {from} to {to}";
        week(month, week): "{month} 月第 {week} 周", "week {week} of month {month}";
        deadline(month, day): "{month} 月 {day} 日截止", "by {month}-{day}";
        cycle(years, from, to): "{years} 年一周期，本期 {from}—{to} 年", "cycles of {years} years, now {from} to {to}";
        on_demand: "随时", "at any time";
        chapter(number, title): "第 {number} 章 {title}", "chapter {number}, {title}";
        nth(label, number): "{label}第 {number} 项", "{label} {number}";
        with_raw(words, raw): "{words}〔{raw}〕", "{words} [{raw}]";
        at_place(words, place): "{words}（第 {place} 位）", "{words} (place {place})";
    }

    /// What is said around differences.
    Differences {
        title(old, new): "《{old}》与《{new}》的不同", "From {old} to {new}";
        counted(added, changed, withdrawn):
            "新增 {added} · 改 {changed} · 撤 {withdrawn}",
            "new {added} · changed {changed} · gone {withdrawn}";
        same: "两个目录内容相同", "the two directories say the same";
        of_directory: "目录本身", "The directory itself";
        of_added: "新增的条目", "New entries";
        of_changed: "有改动的条目", "Changed entries";
        of_withdrawn: "撤下的条目", "Entries that are gone";
        added: "新", "new";
        changed: "改", "changed";
        withdrawn: "撤", "gone";
        not_there(name): "{name} 中没有这一条", "not in {name}";
        withdrawn_page(name, id):
            "已撤：与 {name} 相比，目录中没有 {id} 这一条了；下面是 {name} 所载，只供阅读。",
            "Withdrawn: compared with {name}, {id} is gone. Below stands what {name} said, to be read only.";
        only_read(name):
            "已撤，只供阅读，不供复制、收藏、标记或导出：{name}",
            "Withdrawn: only to be read, not copied, kept, marked or exported: {name}";
        among_withdrawn(count, node):
            "已撤的 {count} 条不在查找之列：在目录栏的“{node}”中",
            "Withdrawn entries ({count}) are not searched: see “{node}” in the tree";
        beneath(added, changed): "新{added} 改{changed}", "{added} new {changed} changed";
        beneath_added(added): "新{added}", "{added} new";
        beneath_changed(changed): "改{changed}", "{changed} changed";
        compared_with(name): "与 {name} 相比", "Compared with {name}";
        old_unread(reason): "旧目录未能比较：{reason}", "the old directory is not compared: {reason}";
        renamed: "改名", "renamed";
        moved: "移", "moved";
        renumbered: "改号", "renumbered";
        damaged(id): "{id} 已损坏，未能比较", "{id} is damaged and was not compared";
        cut: "……", "…";
    }
}
